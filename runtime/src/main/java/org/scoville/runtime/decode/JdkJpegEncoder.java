package org.scoville.runtime.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An encoder by the JDK, for machines without OpenCV. */
public final class JdkJpegEncoder implements JpegEncoder {

  @Override
  public byte[] encode(byte[] rgb, int width, int height, int quality) throws IOException {
    JpegEncoder.check(rgb, width, height, quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(jdkQuality(quality));
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image(rgb, width, height), null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** What the JDK makes the tables' factor of that libjpeg rounds to hundredths. */
  private static float jdkQuality(int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    return percent > 100 ? 50f / percent : 1 - percent / 200f;
  }

  private static BufferedImage image(byte[] rgb, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
      pixels[i] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
    }
    return image;
  }
}
