package org.scoville.runtime.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.scoville.runtime.beton.BetonField;
import org.scoville.runtime.beton.BetonFile;
import org.scoville.runtime.beton.BetonType;
import org.scoville.text.NumberText;
import org.scoville.text.Printable;

/**
 * The fields of a {@code .beton} file, of which images and classes are only two kinds.
 *
 * @param fields the fields of each sample
 * @param samples number of samples
 */
public record BetonFields(List<BetonField> fields, int samples) {

  /**
   * Opens a file and checks every pointer.
   *
   * @throws org.scoville.runtime.problem.DataProblem if it is damaged
   */
  public static BetonFields of(Path path) {
    try (BetonFile file = BetonFile.open(path)) {
      return new BetonFields(file.fields(), file.samples());
    }
  }

  /** Whether its samples are images with classes. */
  public boolean areImages() {
    return has(BetonType.IMAGE) && has(BetonType.INT);
  }

  private boolean has(BetonType type) {
    return fields.stream().anyMatch(field -> field.type() == type);
  }

  /** One line: {@code 7 samples of f (float), arr (array of <f4, 3 x 4)}. */
  public String text() {
    return fields.stream()
        .map(BetonFields::text)
        .collect(
            Collectors.joining(
                ", ", NumberText.count(samples, "sample") + " of ", "; every pointer was checked"));
  }

  private static String text(BetonField field) {
    String type =
        field
            .array()
            .map(
                array ->
                    "array of %s, %s"
                        .formatted(
                            array.dtype(),
                            array.shape().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" x "))))
            .orElse(field.type().word());
    return "%s (%s)".formatted(Printable.of(field.name()), type);
  }
}
