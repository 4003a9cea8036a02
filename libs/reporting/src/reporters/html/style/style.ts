import { DARK, LIGHT, type Palette } from './palette.ts';

const TEXT = `
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header,main,footer{max-width:1160px;margin:0 auto;padding:0 16px}
header{padding-top:24px}
h1{font-size:26px;line-height:1.25;margin:4px 0 6px;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:18px;margin:32px 0 10px}
h3{font-size:15px;margin:0}
p{margin:0 0 8px}
a{color:var(--link)}
.faint,.brand,footer{color:var(--faint)}
.brand{font-size:13px;font-weight:600;letter-spacing:.02em}
.bad{color:var(--bad)}
.good{color:var(--good)}
footer{font-size:13px;padding-top:24px;padding-bottom:32px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}
.skip:focus{left:16px;top:8px;padding:4px 10px;background:var(--card);border:1px solid var(--line);border-radius:6px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
code,.path{font:12.5px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
`;

const PARTS = `
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:14px}
#gaps-by-run{grid-row:span 2}
.card,.group,.notice{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px;margin:0}
.notice{border-left:4px solid var(--bad);margin-top:14px}
.notice h2{margin-top:0}
.notice ul,.lines{margin:0;padding-left:18px}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,250px),1fr));margin:18px 0 0;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.facts div{box-shadow:0 0 0 1px var(--line);padding:9px 14px}
.facts dt{font-size:12.5px;color:var(--faint)}
.facts dd{margin:0}
figure>figcaption h3{margin-bottom:2px}
figure svg{display:block;width:100%;max-width:500px;height:auto;margin:8px 0 4px}
figure p{font-size:13px;margin:0}
summary{cursor:pointer}
details.numbers{font-size:13px;margin-top:8px}
details.numbers>summary{color:var(--faint)}
.wide{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-size:13.5px;margin:6px 0;width:100%}
th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400;min-width:4.5em}
thead th{font-size:12.5px;color:var(--faint)}
.amount{text-align:right}
svg text{font-size:11.5px;fill:var(--ink)}
svg .faint{fill:var(--faint)}
svg .strong{font-weight:600}
svg .bar{fill:var(--bar)}
svg .part{fill:var(--bar-part)}
svg .bad{fill:var(--bad)}
svg .track{fill:var(--track)}
svg .axis{stroke:var(--line);fill:none}
`;

const GAPS = `
.search{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin:0 0 12px}
.search[hidden]{display:none}
.search input{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--faint);border-radius:8px;padding:6px 10px;flex:1 1 220px;min-width:0;max-width:420px}
.search button{font:inherit;font-size:13.5px;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:8px;padding:6px 12px;cursor:pointer}
.search output{font-size:13.5px;color:var(--faint)}
.group{margin-bottom:12px;padding:0}
.group>summary{padding:12px 16px;display:flex;gap:4px 12px;align-items:baseline;flex-wrap:wrap;list-style:none}
.group>summary::-webkit-details-marker{display:none}
.group>summary::before{content:"";width:7px;height:7px;border:solid var(--faint);border-width:0 2px 2px 0;transform:rotate(-45deg);flex:none;align-self:center}
.group[open]>summary::before{transform:rotate(45deg)}
.group .number{font-weight:600}
.group .about{flex-basis:100%;font-size:13.5px;color:var(--faint);padding-left:19px}
.reason{display:flex;justify-content:space-between;gap:12px;padding:6px 16px;border-top:1px solid var(--line);background:var(--paper);font-size:13.5px}
.reason h4{margin:0;font-size:inherit;font-weight:600}
.types{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:0 0 10px;padding:0}
.gaps{list-style:none;margin:0;padding:0}
.gaps>li{border-top:1px solid var(--line);padding:9px 16px;display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:2px 24px;content-visibility:auto;contain-intrinsic-size:auto 64px}
.gaps>li[hidden]{display:none}
.gaps>li>div:only-child{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:0 16px;align-items:baseline}
.gaps b{font-weight:600}
.gaps .path,.gaps .ids{color:var(--faint);display:block}
.gaps .ids{font-size:13px}
.gaps table{margin:0;font-size:13px;table-layout:fixed}
.gaps th,.gaps td{border:0;padding:1px 12px 1px 0;min-width:0}
.gaps th{color:var(--faint);width:11.5em}
.gaps .has{color:var(--faint)}
.gaps .arrow::before{content:"\\2192\\00a0";color:var(--faint)}
.more{padding:9px 16px;border-top:1px solid var(--line);margin:0;font-size:13.5px}
`;

const SMALL = `
h1{font-size:22px}
.gaps>li{grid-template-columns:minmax(0,1fr)}
.gaps table,.gaps tbody,.gaps tr,.gaps td,.gaps th{display:block;width:auto}
.gaps tr{margin-top:4px}
.facts{grid-template-columns:1fr}
.facts div{display:grid;grid-template-columns:7.5em minmax(0,1fr);gap:10px}
`;

const PRINT = `
body{font-size:11px}
.search,.skip,.types,details.numbers{display:none}
.card,.group,.notice{break-inside:avoid}
.group{break-inside:auto}
.gaps>li{break-inside:avoid;content-visibility:visible}
`;

/** The style of the page: nothing is fetched, letters are those of the system. */
export const STYLE = [
  `:root{color-scheme:light dark;${variables(LIGHT)}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${variables(DARK)}}}`,
  TEXT.trim(),
  PARTS.trim(),
  GAPS.trim(),
  // Drawings are larger there, and their letters are not to be.
  '@media (min-width:860px){svg text{font-size:9.5px}}',
  `@media (max-width:640px){${SMALL.trim()}}`,
  `@media print{${PRINT.trim()}}`,
].join('\n');

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(
      ([name, colour]) =>
        `--${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}:${String(colour)}`,
    )
    .join(';');
}
