// Loaded into the measured process: writes what it used when it ends.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, memoryMb: maxRSS / 1024 };
  require('node:fs').writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
