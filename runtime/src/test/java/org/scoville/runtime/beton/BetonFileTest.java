package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.problem.DataProblem;

/** A file that is not what it should be is refused with the numbers and what helps. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BetonFileTest {
  private static final int METADATA = 24 + 2 * 1041;
  private static final int PAGE = 1 << 21;
  private static final int TABLE = 2 * PAGE;
  private static final String AGAIN = "; copy it again, or write it again";

  @TempDir Path folder;

  private void refuses(String name, Consumer<ByteBuffer> change, String... words) throws Exception {
    byte[] bytes = FfcvFiles.bytes(name);
    change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    refuses(bytes, words);
  }

  private void refuses(byte[] bytes, String... words) throws Exception {
    Path file = folder.resolve("a.beton");
    Files.write(file, bytes);
    assertThatThrownBy(() -> BetonFile.open(file).close())
        .isInstanceOf(DataProblem.class)
        .hasMessageStartingWith(file + " ")
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, starts with the version 1",
    "0, 65535, starts with the version 65535",
    "2, 0, it has no fields",
    "2, 1, image of sample 1 has 0 x 0 pixels and the mode 0",
    "2, 3, image of sample 0 has",
    "2, 65535, the descriptors of 65535 fields end at byte"
  })
  void aHeaderWithAnotherShortNumber(int place, int value, String words) throws Exception {
    refuses("raw", file -> file.putShort(place, (short) value), words);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 1 << 20, 3 << 20, (1 << 21) - 1, (1 << 21) + 1})
  void aPageThatIsNoPowerOfTwo(int size) throws Exception {
    String words = "its pages have %d bytes".formatted(size & 0xFFFFFFFFL);
    refuses("raw", file -> file.putInt(4, size), words, AGAIN);
  }

  @Test
  void aLargerPageThanThatOfTheData() throws Exception {
    refuses("raw", file -> file.putInt(4, 1 << 22), "in no page of 4194304 bytes from 4194304");
    refuses("raw", file -> file.putInt(4, 1 << 31), "in no page of 2147483648 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "0, has no samples",
    "-1, 18446744073709551615 samples of 24 bytes each don't fit",
    "9223372036854775807, samples of 24 bytes each don't fit",
    "768614336404564651, samples of 24 bytes each don't fit",
    "4294967302, samples of 24 bytes each don't fit",
    "2147483647, samples of 24 bytes each don't fit",
    "5, '5 samples with 1 fields in pages need 120'",
    "7, 7 samples with 1 fields in pages need 168",
    "100000, need 2400000"
  })
  void anotherNumberOfSamples(long samples, String words) throws Exception {
    refuses("raw", file -> file.putLong(8, samples), words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, was not written to its end",
    "-1, its allocation table is to start at byte 18446744073709551615",
    "-9223372036854775808, at byte 9223372036854775808",
    "9223372036854775807, at byte 9223372036854775807",
    "4194449, at byte 4194449",
    "4194448, its allocation table has 0 bytes",
    "4194303, its allocation table has 145 bytes",
    "4194280, its allocation table has 168 bytes",
    "2105, 'end at byte 2106, behind'",
    "2200, don't fit between byte 2106 and its allocation table at 2200",
    "2250, its allocation table has"
  })
  void anotherPlaceOfTheAllocationTable(long place, String words) throws Exception {
    refuses("raw", file -> file.putLong(16, place), words);
  }

  @Test
  void everyLengthThatIsTooShort() throws Exception {
    byte[] whole = FfcvFiles.bytes("raw");
    for (int length : new int[] {0, 1, 23, 24, 100, 1064, 2105, 2106, 2200, 2250, PAGE, TABLE}) {
      refuses(Arrays.copyOf(whole, length), "bytes");
    }
    for (int length = TABLE; length < whole.length; length += 7) {
      refuses(Arrays.copyOf(whole, length), "its allocation table has", AGAIN);
    }
    refuses(Arrays.copyOf(whole, whole.length + 1), "its allocation table has 145 bytes");
    refuses(Arrays.copyOf(whole, whole.length + 24), "its allocation table has 168 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 128, 254, 255})
  void aTypeThatOnlyItsWriterKnows(int type) throws Exception {
    refuses(
        "raw",
        file -> file.put(24, (byte) type),
        "has the field image of type " + type,
        "; write it with FFCV's own types of fields, 0 to 6");
  }

  @Test
  void anotherTypeThanThatOfTheRecords() throws Exception {
    for (int type = 0; type <= 6; type++) {
      if (type != 2) {
        byte other = (byte) type;
        refuses("raw", file -> file.put(24, other), AGAIN);
      }
    }
    refuses("raw", file -> file.put(24 + 1041, (byte) 2), AGAIN);
  }

  @Test
  void namesThatAreNone() throws Exception {
    refuses("raw", file -> file.put(25, (byte) 0), "the name of field 0 is \"\"");
    refuses("raw", file -> file.put(26, (byte) 200), "the name of field 0 is \"i\u00c8age\"");
    refuses("raw", file -> file.put(26, (byte) 10), "the name of field 0 is \"i\\nage\"");
    refuses(
        "raw",
        file -> file.put(24 + 1041 + 1, "image".getBytes(StandardCharsets.US_ASCII)),
        "two fields have the name image");
  }

  @Test
  void recordsOfImages() throws Exception {
    refuses("raw", file -> file.put(METADATA, (byte) 2), "image of sample 0", "the mode 2");
    refuses("raw", file -> file.put(METADATA + 24, (byte) 255), "image of sample 1", "mode 255");
    refuses("raw", file -> file.putShort(METADATA + 1, (short) 0), "has 0 x 96 pixels");
    refuses("raw", file -> file.putShort(METADATA + 3, (short) 0), "has 96 x 0 pixels");
    refuses("raw", file -> file.putInt(METADATA + 1, -1), "has 12884508675 bytes");
    refuses("raw", file -> file.putShort(METADATA + 1, (short) 97), "with 27936 bytes");
    for (long place : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, PAGE + 1, TABLE}) {
      refuses(
          "raw",
          file -> file.putLong(METADATA + 5, place),
          "image of sample 0 lies at byte %s".formatted(Long.toUnsignedString(place)),
          "the allocation table doesn't have it");
    }
    refuses("jpg", file -> file.put(METADATA, (byte) 1), "with 27648 bytes by its record");
  }

  @Test
  void entriesOfTheAllocationTable() throws Exception {
    for (long sample : new long[] {6, -1, Long.MAX_VALUE, 1L << 32}) {
      refuses(
          "jpg",
          file -> file.putLong(TABLE, sample),
          "entry 0 of its allocation table is of sample " + Long.toUnsignedString(sample));
    }
    refuses("jpg", file -> file.putLong(TABLE, 1), "image of sample 0 lies at byte 2097152");
    for (long place : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, PAGE - 1, TABLE}) {
      refuses("jpg", file -> file.putLong(TABLE + 8, place), "of sample 0", "in no page");
    }
    for (long size : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, PAGE + 1, 1L << 32}) {
      refuses("jpg", file -> file.putLong(TABLE + 16, size), "of sample 0", "in no page");
    }
    refuses("jpg", file -> file.putLong(TABLE + 16, 0), "doesn't have it");
    refuses("raw", file -> file.putLong(TABLE + 16, 27647), "with 27648 bytes");
  }

  @Test
  void aSampleAcrossTwoPages() throws Exception {
    refuses(
        "pages",
        file -> {
          file.putLong(METADATA + 5, 2 * PAGE - 10);
          file.putLong(6 * PAGE + 8, 2 * PAGE - 10);
        },
        "786432 bytes of sample 0 at byte 4194294 are in no page of 2097152 bytes");
  }

  @Test
  void fieldsOfArrays() throws Exception {
    int arguments = 24 + 2 * 1041 + 17;
    refuses("fields", file -> file.putLong(arguments, 0), "its shape is [0, 4] of 4 bytes each");
    refuses("fields", file -> file.putLong(arguments, -1), "18446744073709551615, 4] of 4 bytes");
    refuses("fields", file -> file.putLong(arguments, 1L << 40), "[1099511627776, 4]");
    refuses("fields", file -> file.putLong(arguments + 16, 1 << 30), "[3, 4, 1073741824]");
    refuses("fields", file -> file.putLong(arguments, 4), "arr of sample 0", "with 64 bytes");
    for (int i = 0; i < 2; i++) {
      int extent = i;
      refuses(
          "fields",
          file -> file.putLong(arguments, 0).putLong(arguments + 8, extent),
          extent == 0 ? "it has no shape" : "[0, 1]");
    }
    refuses("fields", file -> file.putLong(arguments + 256, -1), "has 18446744073709551615 bytes");
    refuses("fields", file -> file.putLong(arguments + 256, 761), "its type has 761 bytes");
    refuses("fields", file -> file.putLong(arguments + 256, 3), "its type is [[\"");
    refuses("fields", file -> file.put(arguments + 270, (byte) 0), "the field arr is no array");
  }

  @Test
  void sizesOfBytesThatTheTableDoesNotHave() throws Exception {
    int record = 24 + 5 * 1041;
    for (long size : new long[] {8, 0}) {
      refuses("fields", file -> file.putLong(record + 32, size), "b of sample 0 lies at byte");
    }
    for (long size : new long[] {-1, 1L << 31, Long.MAX_VALUE}) {
      refuses(
          "fields",
          file -> file.putLong(record + 32, size),
          "b of sample 0 has %s bytes".formatted(Long.toUnsignedString(size)));
    }
  }

  @Test
  void aTableInAnyOrderIsRead() throws Exception {
    byte[] bytes = FfcvFiles.bytes("jpg");
    byte[] shuffled = bytes.clone();
    for (int i = 0; i < 6; i++) {
      System.arraycopy(bytes, TABLE + 24 * (5 - i), shuffled, TABLE + 24 * i, 24);
    }
    Path file = folder.resolve("a.beton");
    Files.write(file, shuffled);
    try (BetonFile beton = BetonFile.open(file)) {
      for (int i = 0; i < 6; i++) {
        assertThat(beton.images("image").bytes(i, new byte[0]))
            .isEqualTo(new PlainBeton(bytes).content(i, 0));
      }
    }
  }

  @Test
  void aFieldThatIsNotThere() throws Exception {
    Path file = folder.resolve("a.beton");
    Files.write(file, FfcvFiles.bytes("fields"));
    try (BetonFile beton = BetonFile.open(file)) {
      assertThatThrownBy(() -> beton.images("image"))
          .isInstanceOf(DataProblem.class)
          .hasMessage(
              file
                  + " has no field image of type image, but f of type float, y of type int, arr of"
                  + " type array, b of type bytes, js of type json; write it with one");
      assertThatThrownBy(() -> beton.ints("f")).isInstanceOf(DataProblem.class);
    }
  }

  @Test
  void whatIsNoRegularFile() {
    assertThatThrownBy(() -> BetonFile.open(folder).close())
        .isInstanceOf(DataProblem.class)
        .hasMessage(folder + " is a folder; give a file that FFCV or Scoville wrote");
    assertThatThrownBy(() -> BetonFile.open(folder.resolve("no")).close())
        .hasMessageContaining("no can't be read (it does not exist)");
    Path device = Path.of("/dev/zero");
    if (Files.exists(device)) {
      assertThatThrownBy(() -> BetonFile.open(device).close())
          .hasMessageContaining("is no regular file");
    }
  }
}
