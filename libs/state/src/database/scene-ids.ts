/** `scene_id` has to be selected as this, so that 64 bits survive. */
export const SCENE_ID = 'CAST(scene_id AS TEXT) AS scene_id';

/** The scenes of a page; its value is a JSON list of ids. */
export const OF_SCENES = 'scene_id IN (SELECT value FROM json_each(?))';
