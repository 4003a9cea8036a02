/** When the made-up libraries of the benchmarks are looked at. */
export const NOW = new Date('2026-03-02T12:00:00Z');
