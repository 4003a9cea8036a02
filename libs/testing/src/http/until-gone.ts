// A request that nothing else holds is collected together with the controller of its signal, and then the abort never
// arrives (seen on Node 24).
const waiting = new Set<Request>();

/** Waits until whoever asked has hung up. */
export function untilGone(request: Request): Promise<void> {
  waiting.add(request);
  return new Promise((resolve) => {
    const done = () => {
      waiting.delete(request);
      resolve();
    };
    if (request.signal.aborted) done();
    else request.signal.addEventListener('abort', done, { once: true });
  });
}
