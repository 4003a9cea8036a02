export { checkHealth, couldNotTest, type HealthParts, type PlexSide } from './check-health.ts';
export { faultsOfOutages, type FaultsOfOutage } from './faults-of-outages.ts';
export { outageFigures, windowUpTo } from './outage-figures.ts';
