import type { Gql, HookInput, Host } from './host.ts';
import { wakeWorker } from './wake-worker.ts';

declare const input: HookInput;
declare const gql: Gql;
declare const log: Host['log'];

wakeWorker({ input, gql, log });
