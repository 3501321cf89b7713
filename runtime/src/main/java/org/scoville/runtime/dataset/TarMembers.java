package org.scoville.runtime.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * The members of a tar file, one after another: ustar, GNU tar's long names, pax headers.
 *
 * <p>Only headers are read, through a window of a few blocks. Every length is compared with the
 * file's before memory is allocated. As GNU tar does, this takes a file that ends after a member,
 * without the two blocks of zeros of a proper end.
 */
final class TarMembers implements AutoCloseable {

  /** Holds a header, a class and the next header. */
  private static final int WINDOW = 8 * TarHeader.BLOCK;

  /** The longest name or pax header; systems have paths of at most 4,096 bytes. */
  private static final int MOST_EXTENSION = 1 << 20;

  /**
   * Zeros after the end that are looked through for another archive; GNU tar writes up to 10 KB.
   */
  private static final long MOST_PADDING = 1 << 20;

  private static final String REMEDY = "copy or download it again";

  private final Path file;
  private final FileChannel channel;
  private final long length;
  private final byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;
  private long position;

  private final PaxRecords global = new PaxRecords();
  private final PaxRecords own = new PaxRecords();
  private byte @Nullable [] longName;

  /** Where the first header about the member after it begins, or -1. */
  private long extended = -1;

  private TarMembers(Path file, FileChannel channel, long length) {
    this.file = file;
    this.channel = channel;
    this.length = length;
  }

  /**
   * Opens a tar file.
   *
   * @throws DataProblem if it is none
   */
  static TarMembers open(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new DataProblem(
            "%s is no regular file; give a tar file".formatted(PathText.of(file)));
      }
      FileChannel channel = FileChannel.open(file);
      TarMembers members = new TarMembers(file, channel, channel.size());
      try {
        members.checkStart();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return members;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The next member; null after the last.
   *
   * @throws DataProblem if the file is damaged or cut short
   */
  @Nullable TarMember next() {
    try {
      while (position < length) {
        TarHeader header = header();
        if (header.isZero()) {
          checkEnd();
          return null;
        }
        TarMember member = member(header, position);
        if (member != null) {
          return member;
        }
      }
      if (extended >= 0) {
        throw cut("a header about the member after it", extended);
      }
      return null;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Refuses archives that were joined like text: programs end at the end of the first. */
  private void checkEnd() throws IOException {
    long most = Math.min(length - TarHeader.BLOCK, position + MOST_PADDING);
    for (long at = position; at <= most; at += TarHeader.BLOCK) {
      TarHeader header = new TarHeader(read(at, TarHeader.BLOCK));
      if (!header.isZero() && header.isWhole()) {
        throw new DataProblem(
            "%s ends at byte %d and has another archive at byte %d; join archives with tar --concatenate"
                .formatted(PathText.of(file), position, at));
      }
    }
  }

  /** Reads the content of a member, if it is short. */
  byte[] content(TarMember member) {
    try {
      return read(member.offset(), Math.toIntExact(member.size()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The header at the position, which is checked. */
  private TarHeader header() throws IOException {
    if (length - position < TarHeader.BLOCK) {
      throw cut("the header of its next member", position);
    }
    TarHeader header = new TarHeader(read(position, TarHeader.BLOCK));
    if (!header.isZero() && !header.isWhole()) {
      throw position == 0
          ? new DataProblem("%s is no tar file; give tar files".formatted(PathText.of(file)))
          : damaged(position, "the header there has a wrong sum");
    }
    return header;
  }

  /** What a header is about; null if it is about the member after it. */
  private @Nullable TarMember member(TarHeader header, long start) throws IOException {
    try {
      char type = header.type();
      boolean extension = "xgLK".indexOf(type) >= 0;
      long size = size(header, extension);
      long offset = start + TarHeader.BLOCK + (type == 'S' ? sparseBytes(start) : 0);
      long padding = -size & (TarHeader.BLOCK - 1);
      if (size > length - offset || padding > length - offset - size) {
        throw cut("a member of %d bytes".formatted(size), start);
      }
      position = offset + size + padding;
      if (extension) {
        extended = extended < 0 && type != 'g' ? start : extended;
        extend(type, offset, size);
        return null;
      }
      byte[] name = name(header);
      boolean folder = name.length > 0 && name[name.length - 1] == '/';
      longName = null;
      own.clear();
      extended = -1;
      return new TarMember(name, "0\0007".indexOf(type) >= 0 && !folder, offset, size);
    } catch (NumberFormatException e) {
      throw damaged(start, e.getMessage());
    }
  }

  private long size(TarHeader header, boolean extension) {
    if ("123456".indexOf(header.type()) >= 0) {
      // Links, devices and folders have no content, whatever their size.
      return 0;
    }
    if (!extension && own.size() >= 0) {
      return own.size();
    }
    return !extension && global.size() >= 0 ? global.size() : header.size();
  }

  private byte[] name(TarHeader header) {
    byte[] path = own.path() != null ? own.path() : longName;
    if (path == null) {
      path = global.path();
    }
    return path == null ? header.name() : path;
  }

  /** Takes a long name or the records of a pax header. */
  private void extend(char type, long offset, long size) throws IOException {
    if (size > MOST_EXTENSION) {
      throw new NumberFormatException("a name has %d bytes".formatted(size));
    }
    byte[] content = read(offset, (int) size);
    if (type == 'x') {
      own.add(content);
    } else if (type == 'g') {
      global.add(content);
    } else if (type == 'L') {
      int end = 0;
      while (end < content.length && content[end] != 0) {
        end++;
      }
      longName = Arrays.copyOf(content, end);
    }
  }

  /** GNU tar's list of a sparse file's parts goes on in further blocks. */
  private long sparseBytes(long start) throws IOException {
    long bytes = 0;
    int flag = 482;
    while (read(start + bytes + flag, 1)[0] != 0) {
      bytes += TarHeader.BLOCK;
      flag = 504;
      if (start + bytes + TarHeader.BLOCK > length) {
        throw cut("a member's list of parts", start);
      }
    }
    return bytes;
  }

  /** Refuses compressed files and empty ones. */
  private void checkStart() throws IOException {
    if (length == 0) {
      throw new DataProblem("%s is empty; %s".formatted(PathText.of(file), REMEDY));
    }
    Compression.ofContent(read(0, (int) Math.min(length, Compression.MAGIC_BYTES)))
        .ifPresent(
            compression -> {
              throw compression.refusal(file);
            });
  }

  private byte[] read(long at, int bytes) throws IOException {
    if (at < windowAt || at + bytes > windowAt + windowLength) {
      if (bytes > WINDOW) {
        return fill(ByteBuffer.allocate(bytes), at).array();
      }
      windowAt = at;
      windowLength = (int) Math.min(WINDOW, length - at);
      fill(ByteBuffer.wrap(window, 0, Math.max(0, windowLength)), at);
      if (windowLength < bytes) {
        throw new EOFException();
      }
    }
    int from = (int) (at - windowAt);
    return Arrays.copyOfRange(window, from, from + bytes);
  }

  private ByteBuffer fill(ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        windowLength = 0;
        throw new EOFException();
      }
    }
    return buffer;
  }

  private DataProblem cut(String what, long start) {
    return new DataProblem(
        "%s ends after %d bytes, within %s that begins at byte %d; %s"
            .formatted(PathText.of(file), length, what, start, REMEDY));
  }

  private DataProblem damaged(long start, @Nullable String why) {
    return new DataProblem(
        "%s is damaged at byte %d (%s); %s".formatted(PathText.of(file), start, why, REMEDY));
  }

  private static DataProblem unreadable(Path file, IOException e) {
    return new DataProblem(
        "%s can't be read (%s); check the file and its permissions"
            .formatted(PathText.of(file), IoErrorText.words(e)),
        e);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
