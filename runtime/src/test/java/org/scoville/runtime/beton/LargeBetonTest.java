package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that no int can hold, in a sparse file. */
class LargeBetonTest {
  @TempDir Path folder;

  @Test
  void aSampleBehindTwoGibibytesIsRead() throws Exception {
    Path path = folder.resolve("large.beton");
    assumeTrue(
        hasSparseFiles(), "the file system of the temporary folder has no sparse files of 4 GiB");
    long page = 1 << 30;
    long[] starts = {page, 2 * page + 5, 3 * page + (1 << 29)};
    byte[] content = {9, 8, 7, 6, 5, 4};
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(head(page, starts), 0);
      for (int i = 0; i < starts.length; i++) {
        content[0] = (byte) i;
        channel.write(ByteBuffer.wrap(content), starts[i]);
      }
      channel.write(table(starts, content.length), 4 * page);
    }
    try (BetonFile file = BetonFile.open(path)) {
      for (int i = 0; i < starts.length; i++) {
        content[0] = (byte) i;
        assertThat(file.images("image").bytes(i, new byte[0])).isEqualTo(content);
      }
    }
  }

  private static ByteBuffer head(long page, long[] starts) {
    ByteBuffer head = ByteBuffer.allocate(24 + 1041 + 13 * starts.length);
    head.order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 2).putShort((short) 1).putInt((int) page);
    head.putLong(starts.length).putLong(4 * page);
    head.put((byte) 2).put("image".getBytes(StandardCharsets.US_ASCII)).position(24 + 1041);
    for (long start : starts) {
      head.put((byte) 0).putShort((short) 1).putShort((short) 1).putLong(start);
    }
    return head.flip();
  }

  private static ByteBuffer table(long[] starts, int size) {
    ByteBuffer table = ByteBuffer.allocate(24 * starts.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < starts.length; i++) {
      table.putLong(i).putLong(starts[i]).putLong(size);
    }
    return table.flip();
  }

  /** Whether a hole takes no room on the disk: free space stays what it was, or nearly. */
  private boolean hasSparseFiles() throws IOException {
    Path probe = folder.resolve("probe");
    long hole = 1 << 30;
    long before = Files.getFileStore(folder).getUsableSpace();
    try (FileChannel channel =
        FileChannel.open(
            probe,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.allocate(1), hole);
      channel.force(true);
      return before - Files.getFileStore(folder).getUsableSpace() < hole / 2;
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
