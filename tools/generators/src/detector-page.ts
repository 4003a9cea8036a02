// A detector's page in the docs, worked out from its meta data and its cases.

/** What a page needs of a detector; libs/core has the whole. */
export interface DescribedDetector {
  readonly id: string;
  readonly meta: {
    readonly description: string;
    readonly rationale: string;
    readonly severity: string;
    readonly messages: Readonly<Record<string, string>>;
  };
  readonly looksAt?: string;
  readonly defaultMode: string;
  readonly after?: readonly string[];
}

/** What a page needs of `DetectorCases` in libs/testing. */
export interface DescribedCases {
  readonly clean: Readonly<Record<string, unknown>>;
  readonly gaps: Readonly<Record<string, { readonly finding: DescribedFinding }>>;
}

interface DescribedFinding {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

export function detectorPage(detector: DescribedDetector, cases: DescribedCases): string {
  const { id, meta } = detector;
  return [
    `<!-- Generated from libs/detectors/${id} by \`npm run generate\`. Do not edit. -->`,
    `# ${id}`,
    meta.description,
    `**Why:** ${meta.rationale}`,
    facts(detector),
    '## Reports a gap when',
    list(Object.entries(cases.gaps).map(([name, { finding }]) => example(name, finding, detector))),
    '## Is silent when',
    list(Object.keys(cases.clean)),
    '',
  ].join('\n\n');
}

function facts({ meta, looksAt = 'pair', defaultMode, after = [] }: DescribedDetector): string {
  const others = after.map((id) => `[${id}](${id}.md)`).join(', ');
  return [
    `- Severity: ${meta.severity}`,
    `- Mode while no setting says otherwise: \`${defaultMode}\``,
    ...(LEFT_OVER[looksAt] ?? []),
    ...(after.length > 0 ? [`- Not asked where one of these found a gap: ${others}`] : []),
  ].join('\n');
}

/** What a detector looks at, but for the usual pairs. */
const LEFT_OVER: Readonly<Record<string, readonly string[]>> = {
  'unclaimed-item': leftOver('items of Plex that no scene has'),
  'ambiguous-scene': leftOver('scenes whose item could be another’s'),
};

function leftOver(what: string): readonly string[] {
  return [
    `- Looks at ${what}, at the end of a run over all scenes that nothing cast doubt on`,
    '- Knows the modes `off` and `report`',
  ];
}

function example(name: string, finding: DescribedFinding, { meta }: DescribedDetector): string {
  const message = meta.messages[finding.messageId] ?? '';
  const blank = /\{\{(\w+)\}\}/g;
  const told = message.replaceAll(blank, (all, key: string) => String(finding.data?.[key] ?? all));
  return `${name}: “${told}”`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
