/** Version of the plugin, as the manifests have it; a test holds them equal. */
export const VERSION = '0.1.0';
