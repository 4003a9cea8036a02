type Channels = readonly [red: number, green: number, blue: number];

/** Contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** How the colour looks to eyes without one kind of cone, by the matrices of Machado, Oliveira and Fernandes (2009). */
export const COLOUR_BLIND: Readonly<Record<string, (colour: string) => Channels>> = {
  'without red cones': seenBy([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  'without green cones': seenBy([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
  'without blue cones': seenBy([
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ]),
};

/** How far two colours are apart to the eye (CIE76); 2 can be told from each other side by side, 20 anywhere. */
export function distance(one: Channels, other: Channels): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((value, nth) => value - (b[nth] ?? 0)));
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(colour: string): Channels {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seenBy(rows: readonly Channels[]): (colour: string) => Channels {
  return (colour) => times(rows, linear(colour));
}

function times(rows: readonly Channels[], [a, b, c]: Channels): Channels {
  const [red = 0, green = 0, blue = 0] = rows.map(([x, y, z]) => x * a + y * b + z * c);
  return [red, green, blue];
}

function lab(channels: Channels): Channels {
  const xyz = times(
    [
      [0.4339, 0.3762, 0.1899],
      [0.2126, 0.7152, 0.0722],
      [0.0178, 0.1098, 0.8724],
    ],
    channels,
  );
  const [x = 0, y = 0, z = 0] = xyz.map((value) => Math.cbrt(Math.max(0, value)));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
