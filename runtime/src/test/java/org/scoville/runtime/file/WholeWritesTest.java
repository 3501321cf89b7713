package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

class WholeWritesTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /** A disk that takes two bytes a call while it has room. */
  private WritableByteChannel disk(int room) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        int count = Math.min(Math.min(2, room - written.size()), bytes.remaining());
        if (count == 0) {
          throw new IOException("No space left on device");
        }
        for (int i = 0; i < count; i++) {
          written.write(bytes.get());
        }
        return count;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {
        throw new IllegalStateException("the file's owner closes it");
      }
    };
  }

  @Test
  void aBufferOfWhichTheDiskTakesAPartIsWrittenOn() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5, 6}).position(1).limit(6);
    assertThat(new WholeWrites(disk(100)).write(bytes)).isEqualTo(5);
    assertThat(written.toByteArray()).containsExactly(1, 2, 3, 4, 5);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void aBufferThatTheDiskHasNoRoomForFails() {
    assertThatThrownBy(() -> new WholeWrites(disk(3)).write(ByteBuffer.allocate(5)))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }
}
