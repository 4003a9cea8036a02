import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** Answers what this very process asks, wherever it asks it. */
export interface MockServer {
  /** Call once in a spec file; what nobody answers is an error, and handlers end with their test. */
  readonly listen: () => void;
  readonly use: (...handlers: readonly RequestHandler[]) => void;
}

export function mockServer(): MockServer {
  const server = setupServer();
  return {
    listen: () => {
      beforeAll(() => {
        server.listen({ onUnhandledFrame: 'error' });
      });
      afterEach(() => {
        server.resetHandlers();
      });
      afterAll(() => {
        server.close();
      });
    },
    use: (...handlers) => {
      server.use(...handlers);
    },
  };
}
