package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.scoville.runtime.decode.ImageFault;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.PixelBound;
import org.scoville.runtime.decode.UnreadableImage;

/**
 * Reads the bytes of a file that was listed before.
 *
 * <p>Its kind is checked again just before it is opened: opening a pipe waits for a writer, and no
 * option of Java's prevents that.
 */
public final class FileContent {

  private FileContent() {}

  /** Reads a regular file. */
  public static byte[] of(Path file, String name) throws UnreadableImage {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile()) {
        throw new ImageFault(OmissionReason.NO_FILE, "it is no regular file");
      }
      if (now.size() > PixelBound.mostFileBytes()) {
        throw new ImageFault(
            OmissionReason.TOO_LARGE,
            "it has %d bytes, and %d are the most for a file of an image"
                .formatted(now.size(), PixelBound.mostFileBytes()));
      }
      return Files.readAllBytes(file);
    } catch (ImageFault e) {
      throw new UnreadableImage(name, e);
    } catch (IOException e) {
      throw new UnreadableImage(name, e);
    } catch (OutOfMemoryError e) {
      throw new UnreadableImage(
          name,
          new ImageFault(
              OmissionReason.TOO_LARGE, "its bytes don't fit into the memory; raise -Xmx"));
    }
  }
}
