import { SHOWN_VALUE } from '../../wording/left-out.ts';
import { oneLine } from '../../wording/one-line.ts';

/**
 * What users or servers wrote, as code: the one place where Markdown knows no markup, no tags and no links, and
 * GitHub no mentions and no references to issues.
 */
export function code(text: string, limit = SHOWN_VALUE): string {
  const line = oneLine(text, limit);
  if (line === '') return '_empty_';
  // A pipe ends the cell of a table even in code, and parsers disagree about `\\|`: so pipes stand between codes.
  return line.split('|').map(span).join('&#124;');
}

/** Fenced by more backticks than it holds; a blank at both ends is taken away again when it is read. */
function span(text: string): string {
  if (text === '') return '';
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}
