package org.scoville.runtime.decode;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Finds readers of image formats: the JDK's own where it has one, even with others on the class
 * path, because another reader of JPEG gives other pixels.
 */
final class ImageReaders {

  static final ImageReaderSpi JPEG = fromTheJdk("jpeg");
  static final ImageReaderSpi PNG = fromTheJdk("png");
  static final ImageReaderSpi BMP = fromTheJdk("bmp");
  static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
  static final ImageReaderSpi BIG_TIFF = new BigTIFFImageReaderSpi();
  static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

  private ImageReaders() {}

  /** A task for a reader. */
  @FunctionalInterface
  interface Question {
    void ask(ImageReader reader) throws IOException;
  }

  /** Asks a new reader of a file's content. */
  static void ask(ImageReaderSpi spi, byte[] file, Question question) throws IOException {
    try (ImageInputStream stream = new ByteArrayImageInputStream(file)) {
      ask(spi, stream, question);
    }
  }

  /** Asks a new reader of a stream, which stays open. */
  static void ask(ImageReaderSpi spi, ImageInputStream stream, Question question)
      throws IOException {
    ImageReader reader = spi.createReaderInstance(null);
    try {
      reader.setInput(stream, false, true);
      question.ask(reader);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReaderSpi fromTheJdk(String format) {
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (all.hasNext()) {
      ImageReaderSpi spi = all.next();
      boolean ofTheJdk = spi.getClass().getModule() == ImageReaderSpi.class.getModule();
      if (ofTheJdk && List.of(spi.getFormatNames()).contains(format)) {
        return spi;
      }
    }
    throw new IllegalStateException("this JDK has no reader for " + format);
  }
}
