package org.scoville.runtime.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module written in Java: source text in the archive format that libtorch loads.
 *
 * <p>The archive is a stored zip of a version, the pickled module (an instance of {@code
 * __torch__.M} with one attribute, {@code training}), no constants, and the code.
 */
final class ScriptArchive {
  private static final String CLASS_HEAD =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  /** Lines of the code before the first of the methods. */
  static final long HEAD_LINES = CLASS_HEAD.lines().count();

  private ScriptArchive() {}

  /** The archive of a module with these methods, each indented by two spaces. */
  static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "m/version", utf8("3\n"));
      store(zip, "m/data.pkl", pickledModule());
      store(zip, "m/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      store(zip, "m/code/__torch__.py", utf8(CLASS_HEAD + methods));
    } catch (IOException e) {
      throw new UncheckedIOException("writing an archive to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Pickle protocol 2: {@code M.__new__(M)} with state {@code {"training": True}}. */
  private static byte[] pickledModule() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes(utf8("c__torch__\nM\n"));
    pickle.writeBytes(new byte[] {')', (byte) 0x81, '}', '('});
    pickle.writeBytes(new byte[] {'X', 8, 0, 0, 0});
    pickle.writeBytes(utf8("training"));
    pickle.writeBytes(new byte[] {(byte) 0x88, 'u', 'b', '.'});
    return pickle.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
