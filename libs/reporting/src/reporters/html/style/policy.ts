/** SHA-256 of the style and of the script, in base64; the spec beside says what they are after a change of either. */
export const STYLE_HASH = 'kW7k994LVO6VVKXCuGPYvrEUNGh0qivTaUwWSkzR8ek=';
export const SCRIPT_HASH = 'ZbXwRTX3J4akf5ENH6Nivz8yyYMyoag196BOsPs9ZAg=';

/** Nothing is fetched, sent or run but what stands in the page, and that only as we wrote it. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
