import { SETTING_KEYS } from '../settings/settings.ts';

/** What beside the settings may stand in config.json. */
export const MORE_KEYS = ['$schema', 'detectors', 'pathMappings', 'ignoreCase', 'rules'] as const;

export const FILE_KEYS: readonly string[] = [...MORE_KEYS, ...SETTING_KEYS];
