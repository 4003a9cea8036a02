/** Who a process is: enough to tell on the same machine whether it still lives, whatever became of its pid. */
export interface Owner {
  readonly host: string;
  /** One start of the machine; `''` where it cannot be told. */
  readonly bootId: string;
  /** Containers number their processes anew; `''` where it cannot be told. */
  readonly pidNamespace: string;
  readonly pid: number;
  /** Clock ticks since the boot when the process began; `''` where it cannot be told. */
  readonly processStart: string;
}
