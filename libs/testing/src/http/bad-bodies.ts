/** What comes instead of an answer, and is none of any server that speaks JSON. */
export const BAD_BODIES = {
  nothing: '',
  text: 'It works!',
  binary: '\u0000\u0001\uFFFD\u001F\u008B',
  null: 'null',
  number: '42',
  list: '[{"size":1}]',
  'other object': '{"status":"ok"}',
  'two documents': '{}{}',
} as const;
