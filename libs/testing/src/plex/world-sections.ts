import type { NewSection, SectionChange, WorldSection } from './world-types.ts';

/** The libraries of a server. */
export interface SectionShelf {
  readonly sections: ReadonlyMap<string, WorldSection>;
  readonly addSection: (section?: NewSection) => WorldSection;
  readonly changeSection: (key: string, change: SectionChange) => WorldSection;
  /** Its items stay in the world and are served by id no more than the section is listed. */
  readonly removeSection: (key: string) => void;
  /** The section's content has changed. */
  readonly touch: (key: string) => void;
}

export function sectionShelf(given: readonly NewSection[], now: Date): SectionShelf {
  const sections = new Map<string, WorldSection>();
  const put = (section: WorldSection) => {
    sections.set(section.key, section);
    return section;
  };
  const shelf: SectionShelf = {
    sections,
    addSection: (section = {}) => put(newSection(section, sections.size + 1, now)),
    changeSection: (key, change) => put({ ...existing(sections, key), ...change }),
    removeSection: (key) => {
      sections.delete(key);
    },
    touch: (key) => {
      const section = sections.get(key);
      if (section) put({ ...section, contentChangedAt: section.contentChangedAt + 1 });
    },
  };
  for (const section of given) shelf.addSection(section);
  return shelf;
}

function newSection(given: NewSection, number: number, now: Date): WorldSection {
  return {
    key: String(number),
    type: 'movie',
    title: 'Movies',
    agent: 'tv.plex.agents.none',
    locations: ['/media/movies'],
    refreshing: false,
    allowSync: true,
    contentChangedAt: 100,
    updatedAt: now,
    scannedAt: now,
    ...given,
  };
}

function existing(sections: ReadonlyMap<string, WorldSection>, key: string): WorldSection {
  const section = sections.get(key);
  if (!section) throw new Error(`This Plex world holds no section ${key}.`);
  return section;
}
