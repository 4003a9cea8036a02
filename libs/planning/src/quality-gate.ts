import { isEmpty, type Desired } from '@stash2plex/core';

/** Whether anybody has identified the scene: a title alone, made from the file's name, is not worth writing. */
export function passesQualityGate({ values }: Desired): boolean {
  const { studio, actor, genre, summary, originallyAvailableAt } = values;
  return [studio, actor, genre, summary, originallyAvailableAt].some((value) => !isEmpty(value));
}
