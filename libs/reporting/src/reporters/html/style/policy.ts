/** SHA-256 of the style and of the script, in base64; the spec beside says what they are after a change of either. */
export const STYLE_HASH = 'g4c2fivV17WJg3clCUBv0ZzOWGVnK377w2QjDLPI2fs=';
export const SCRIPT_HASH = 'wCN4rmkrcBD8mTJsJoNYttLmBELKqzHPwaBk3noRNmw=';

/** Nothing is fetched, sent or run but what stands in the page, and that only as we wrote it. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
