import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What is decided of an item, and what stands in the ledger afterwards. */
export const repair: readonly Mutant[] = [
  ...inFile(
    { file: 'libs/repair/src/decide-item.ts', specs: ['libs/repair/src/decide-item.spec.ts'] },
    [
      {
        name: 'locks',
        breaks: 'what is written is not locked, and the next refresh takes it away',
        find: 'policy.lockFields ? locksOf(decision) : {}',
        replace: '{}',
      },
      {
        name: 'locks-switch',
        breaks: 'fields are locked although lock_fields is off',
        find: 'policy.lockFields ? locksOf(decision) : {}',
        replace: 'locksOf(decision)',
      },
      {
        name: 'locks-of-equals',
        breaks: 'fields that are equal already are not locked along',
        find: 'if (isFilled && !item.locked.includes(field)) locks[field] = true;',
        replace:
          "if (isFilled && decision === 'write' && !item.locked.includes(field)) locks[field] = true;",
      },
      {
        name: 'locks-twice',
        breaks: 'a field that is locked already is locked again',
        find: 'isFilled && !item.locked.includes(field)',
        replace: 'isFilled',
      },
      {
        name: 'locks-given-free',
        breaks: 'a field that is cleared stays locked',
        find: '&& known.get(field)?.locked) locks[field] = false;',
        replace: '&& known.get(field)?.locked) locks[field] = true;',
      },
      {
        name: 'locks-alone',
        breaks: 'an item in line is written for its locks alone',
        find: 'if (!FIELDS.some(isWritten)) return undefined;',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/repair/src/decide-field.ts', specs: ['libs/repair/src/decide-item.spec.ts'] },
    [
      {
        name: 'preserve-edits',
        breaks: 'edits in Plex are written over although they are to stay',
        find: "policy.preserveEdits && isSomebodys(field, facts) ? 'kept' : 'write'",
        replace: "'write'",
      },
      {
        name: 'preserve-locks',
        breaks: 'what somebody else has locked is written over although edits are to stay',
        find: 'if (isLocked && !known?.locked) return true;',
        replace: '',
      },
      {
        name: 'preserve-empty',
        breaks: 'an empty field is not filled where edits in Plex are to stay',
        find: ': !isEmpty(observed);',
        replace: ': true;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/list-edit.ts',
      specs: ['libs/repair/src/decide-item.spec.ts'],
    },
    [
      {
        name: 'foreign-collections',
        breaks: 'collections of others are removed',
        find: "field === 'collection' || desired.length === 0",
        replace: 'desired.length === 0',
      },
      {
        name: 'foreign-names',
        breaks: 'names of others go when Stash has none',
        find: "field === 'collection' || desired.length === 0",
        replace: "field === 'collection'",
      },
      {
        name: 'wanted-is-not-removed',
        breaks: 'a name that is wanted in another case is removed',
        find: '!wantedKeys.has(key) && (!isOursAlone',
        replace: '(!isOursAlone',
      },
      {
        name: 'spelling-of-plex',
        breaks: 'a name that Plex spells otherwise is sent again and again',
        find: 'spelling.get(foldName(name)) ?? name',
        replace: 'name',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/write-batch.ts',
      specs: ['libs/repair/src/killed.slow.spec.ts', 'libs/repair/src/second-try.spec.ts'],
    },
    [
      {
        name: 'intents-first',
        breaks: 'a process that is killed leaves no word of what it was about to write',
        find: 'store.intend(decisions.flatMap((decision) => intentOf(writer, decision) ?? []));',
        replace: '',
      },
      {
        name: 'intents-before-put',
        breaks: 'the word of what is about to be written comes after the first edits',
        find: `store.intend(decisions.flatMap((decision) => intentOf(writer, decision) ?? []));

  const first = await editAll(writer, decisions, FIRST);`,
        replace: `const first = await editAll(writer, decisions, FIRST);
  store.intend(decisions.flatMap((decision) => intentOf(writer, decision) ?? []));`,
      },
      {
        name: 'intended-locks',
        breaks: 'a process that is killed leaves no word of what it was about to lock',
        find: 'locks: locks.map(([field]) => field as Field)',
        replace: 'locks: locks.slice(0, 0).map(([field]) => field as Field)',
      },
      {
        name: 'noted-before',
        breaks: 'what was in line before the edit is not known after a kill',
        find: 'noteBefore(writer, decisions);',
        replace: '',
      },
      {
        name: 'second-try',
        breaks: 'what has not arrived is not tried once more',
        find: 'const open = isStopped ? [] : tried.filter',
        replace: 'const open = isStopped || tried ? [] : tried.filter',
      },
      {
        name: 'read-back',
        breaks: 'what Plex answered yes to counts as written, read back or not',
        find: "return isSettled ? { status: 'read', after: found.item } : { status: 'unknown' };",
        replace: "return { status: 'read', after: found.item, isSettled };",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/after-edit.ts',
      specs: ['libs/repair/src/drain.spec.ts', 'libs/repair/src/after-edit.spec.ts'],
    },
    [
      {
        name: 'read-back-comparison',
        breaks: 'nothing is compared with what was read back',
        find: "ledger: known.get(field) }) !== 'in-line';",
        replace: 'ledger: known.get(field) }) === undefined;',
      },
      {
        name: 'ledger-wrote',
        breaks: 'what was written counts as found',
        find: "if (isWritten) return { value: desired, origin: 'wrote', locked };",
        replace: "if (isWritten) return { value: desired, origin: 'found', locked };",
      },
      {
        name: 'ledger-refused',
        breaks: 'what Plex would not take is not remembered',
        find: 'if (isRefused) refused[field] =',
        replace: 'if (isRefused && open.size > 99) refused[field] =',
      },
      {
        name: 'ledger-locks',
        breaks: 'a lock that Plex did not set counts as ours',
        find: 'return isOurs && after.locked.includes(field);',
        replace: 'return isOurs;',
      },
      {
        name: 'second-form',
        breaks: 'the second try has the form of the first',
        find: "form: 'safest' };",
        replace: "form: 'usual' };",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/known-field.ts',
      specs: ['libs/repair/src/killed.slow.spec.ts', 'libs/repair/src/after-edit.spec.ts'],
    },
    [
      {
        name: 'intent-is-known',
        breaks: 'what a killed process has written is not known as ours',
        find: "if (!sent || observed.status !== 'present') return known;",
        replace: 'if (observed) return known;',
      },
      {
        name: 'intent-that-landed',
        breaks: 'what a killed process was about to write counts as written',
        find: 'return isInLine(field, intended, observed) ? intended : undefined;',
        replace: 'return intended;',
      },
      {
        name: 'late-edit-is-known',
        breaks: 'what Plex shows only after we have looked is not known as ours',
        find: 'return refused && { intended: wantedOf(refused), isLock, isRecent: false };',
        replace: 'return undefined;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/repair/src/settle-batch.ts',
      specs: ['libs/repair/src/drain.spec.ts', 'libs/repair/src/drain-order.slow.spec.ts'],
    },
    [
      {
        name: 'ledger-update',
        breaks: 'what was written is not remembered',
        find: 'ledger: [...after.values()].flatMap(({ ledger }) => ledger ?? []),',
        replace: 'ledger: [],',
      },
      {
        name: 'unknown-stays-queued',
        breaks: 'a job is done although nobody knows whether it was written',
        find: "if (isOpen) return { status: 'untouched', job };",
        replace: '',
      },
      {
        name: 'most-attempts',
        breaks: 'a job that Plex refuses is tried for ever',
        find: 'job.attempts + 1 >= MOST_ATTEMPTS',
        replace: 'job.attempts >= 10 * MOST_ATTEMPTS',
      },
      {
        name: 'own-fault-counted',
        breaks: 'a refusal costs no attempt',
        find: 'notBefore, isCounted: true, because',
        replace: 'notBefore, isCounted: false, because',
      },
    ],
  ),
];
