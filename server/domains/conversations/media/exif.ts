const orientationTag = 0x0112

/** Which way up a picture is shown, 1 to 8 as EXIF counts; 1 when it does not say. */
export function orientationIn(exif: Buffer): number {
  try {
    const little = exif.toString('latin1', 0, 2) === 'II'
    const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
    const directory = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
    for (let entry = 0; entry < short(directory); entry++) {
      const at = directory + 2 + entry * 12
      if (short(at) === orientationTag) return short(at + 8) >= 1 && short(at + 8) <= 8 ? short(at + 8) : 1
    }
  } catch {
    // Damaged: it says nothing.
  }
  return 1
}

/** EXIF that says which way up and nothing else. */
export function exifOf(orientation: number): Buffer {
  const exif = Buffer.alloc(26)
  exif.write('MM\0*', 'latin1')
  exif.writeUInt32BE(8, 4)
  exif.writeUInt16BE(1, 8)
  exif.writeUInt16BE(orientationTag, 10)
  exif.writeUInt16BE(3, 12)
  exif.writeUInt32BE(1, 14)
  exif.writeUInt16BE(orientation, 18)
  return exif
}
