import { when } from '../../wording/amounts.ts';
import { markup, textOf, trusted, type Content } from './markup/markup.ts';
import { POLICY } from './style/policy.ts';
import { SCRIPT } from './style/script.ts';
import { STYLE } from './style/style.ts';

export interface Page {
  /** How things stand, in one sentence. */
  readonly headline: string;
  readonly tone: 'bad' | 'plain';
  /** What was done when. */
  readonly about: string;
  /** The instant that the page tells of. */
  readonly at: Date;
  readonly content: Content;
}

/** The whole file. It refers to nothing outside, and what it may do is written at its top. */
export function page({ headline, tone, about, at, content }: Page): string {
  return textOf(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Stash2Plex: ${headline}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><div class="brand">Stash2Plex</div>
<h1${tone === 'bad' ? markup` class="bad"` : undefined}>${headline}</h1>
<p class="faint">${about}</p></header>
<main id="main">
${content}</main>
<footer>Written ${when(at)}. All times are UTC. The same for other programs is in the .json file beside this one.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`);
}
