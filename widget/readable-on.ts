/** Black or white, whichever reads better on a #rrggbb colour: never below the 4.5:1 of WCAG 1.4.3. White where both do. */
export function readableOn(color: string): '#ffffff' | '#000000' {
  return 1.05 / (luminance(color) + 0.05) >= 4.5 ? '#ffffff' : '#000000'
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
