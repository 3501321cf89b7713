package org.scoville.runtime.beton;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scoville.text.Printable;

/**
 * The fields of a file and their places in a sample's record.
 *
 * @param fields the fields, in the order of the file
 * @param offsets where each starts in a record
 * @param recordBytes bytes of a record
 */
record BetonLayout(List<BetonField> fields, List<Integer> offsets, int recordBytes) {

  /** Places fields as NumPy aligns them. */
  static BetonLayout of(List<BetonField> fields) {
    List<Integer> offsets = new ArrayList<>();
    int end = 0;
    int widest = 1;
    for (BetonField field : fields) {
      int alignment = field.type().alignment();
      int offset = (int) BetonFormat.alignedUp(end, alignment);
      offsets.add(offset);
      end = offset + field.type().bytes();
      widest = Math.max(widest, alignment);
    }
    return new BetonLayout(
        List.copyOf(fields),
        List.copyOf(offsets),
        Math.toIntExact(BetonFormat.alignedUp(end, widest)));
  }

  /** Reads and checks the fields' descriptors. */
  static BetonLayout read(BetonBytes bytes, BetonHeader header) {
    List<BetonField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    byte[] descriptor = new byte[BetonFormat.DESCRIPTOR_BYTES];
    for (int i = 0; i < header.fields(); i++) {
      String what = "the descriptor of field " + i;
      long place = BetonFormat.HEADER_BYTES + (long) i * descriptor.length;
      bytes.read(place, descriptor, descriptor.length, () -> what);
      BetonField field = field(descriptor, i, bytes.fault());
      if (!names.add(field.name())) {
        throw bytes.fault().damaged("two fields have the name %s", field.name());
      }
      fields.add(field);
    }
    return of(fields);
  }

  /** Fields whose data lie in pages. */
  int pointers() {
    return (int) fields.stream().filter(field -> field.type().hasPointer()).count();
  }

  private static BetonField field(byte[] descriptor, int index, BetonFault fault) {
    String name = name(descriptor, index, fault);
    int id = Byte.toUnsignedInt(descriptor[0]);
    BetonType type =
        BetonType.of(id)
            .orElseThrow(
                () ->
                    fault.unfit(
                        "has the field %s of type %d, which only the code that wrote it can read"
                            .formatted(name, id),
                        "write it with FFCV's own types of fields, 0 to 6"));
    return new BetonField(
        name,
        type,
        type == BetonType.ARRAY
            ? Optional.of(arrayType(descriptor, name, fault))
            : Optional.empty());
  }

  private static ArrayType arrayType(byte[] descriptor, String name, BetonFault fault) {
    int start = 1 + BetonFormat.NAME_BYTES;
    ByteBuffer arguments =
        ByteBuffer.wrap(descriptor, start, descriptor.length - start)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    try {
      return ArrayType.of(arguments);
    } catch (IllegalArgumentException e) {
      throw fault.damaged("the field %s is no array: %s", name, String.valueOf(e.getMessage()));
    }
  }

  private static String name(byte[] descriptor, int index, BetonFault fault) {
    int end = 1;
    while (end <= BetonFormat.NAME_BYTES && descriptor[end] != 0) {
      end++;
    }
    String name = new String(descriptor, 1, end - 1, StandardCharsets.ISO_8859_1);
    if (name.isEmpty() || !name.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F)) {
      throw fault.damaged(
          "the name of field %d is \"%s\", which is not ASCII", index, Printable.of(name));
    }
    return name;
  }
}
