package org.scoville.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.scoville.runtime.text.PathText;

/**
 * Recognizes the files of {@code torch.save}, whose names mostly end in {@code .pth}, {@code .pt}
 * or {@code .bin}.
 *
 * <p>They hold pickled Python objects, in a zip archive since PyTorch 1.6. Reading one may run code
 * that it brings along, so that is left to PyTorch, which has a way without.
 */
final class PickledFile {
  /** Bytes to look at: a safetensors file has the length of its header and then a brace. */
  static final int FIRST_BYTES = Long.BYTES + 1;

  /** "PK", 3, 4, the first bytes of a zip archive, as a little-endian number. */
  private static final int ZIP = 0x04034B50;

  /** The opcode that starts a pickle of protocol 2 or later; the protocol follows. */
  private static final int PICKLE = 0x80;

  private static final int LAST_PROTOCOL = 5;

  private PickledFile() {}

  /**
   * What to say of a file instead of reading it.
   *
   * @param start its first {@link #FIRST_BYTES} bytes, little-endian
   * @return nothing, if it isn't such a file
   */
  static Optional<String> refusal(Path file, ByteBuffer start) {
    // The first eight bytes alone could be the length of a header.
    if (start.get(Long.BYTES) == '{' || !(isZip(start) || isPickle(start))) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is %s as torch.save writes them, which may run code when it is read; convert it in Python: %s"
            .formatted(
                PathText.of(file),
                isZip(start) ? "a zip archive of pickled objects" : "a file of pickled objects",
                conversion(file)));
  }

  /** Makes each tensor contiguous, because {@code save_file} refuses weights in channels-last. */
  private static String conversion(Path file) {
    return ("import torch, safetensors.torch; safetensors.torch.save_file({name: tensor.contiguous()"
            + " for name, tensor in torch.load(%s, map_location=\"cpu\", weights_only=True).items()}, %s)")
        .formatted(literal(file.toString()), literal(converted(file.toString())));
  }

  private static String converted(String path) {
    int dot = path.lastIndexOf('.');
    boolean isExtension = dot > Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    return (isExtension ? path.substring(0, dot) : path) + ".safetensors";
  }

  /** A string as Python writes it in a program. */
  private static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean isZip(ByteBuffer start) {
    return start.getInt(0) == ZIP;
  }

  private static boolean isPickle(ByteBuffer start) {
    return (start.get(0) & 0xFF) == PICKLE && start.get(1) >= 2 && start.get(1) <= LAST_PROTOCOL;
  }
}
