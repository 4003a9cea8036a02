/** SHA-256 of the style and of the script, in base64; the spec beside says what they are after a change of either. */
export const STYLE_HASH = '3Z9U1gsljvh47BgFrFt6l6iet1DX3eDv0zJRKAqqRF8=';
export const SCRIPT_HASH = 'moqmiLFoGuJ2v4GwZuO+/aYpab81m6Rq3FKWLMq+/rA=';

/** Nothing is fetched, sent or run but what stands in the page, and that only as we wrote it. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
