package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.text.Printable;

/**
 * A tar file of samples and the places of its images.
 *
 * <p>A sample is an image and the number of its class as text: {@code key.jpg} and {@code key.cls}.
 * They need not be neighbors, as they must for WebDataset.
 */
final class TarShard {

  /** The highest class; more is an error in the file rather than a data set. */
  static final int MOST_CLASS = 1_000_000;

  /** Longer than any number with its blanks. */
  private static final int MOST_CLASS_BYTES = 64;

  private final Path file;
  private final TarSamples samples = new TarSamples();
  private final OmissionTally leftOut = new OmissionTally();

  /** The whole samples, where others are between them. */
  private int @Nullable [] chosen;

  private TarShard(Path file) {
    this.file = file;
  }

  /**
   * Reads the headers of a tar file.
   *
   * @throws DataProblem if it is damaged or cut short
   */
  static TarShard read(Path file) {
    TarShard shard = new TarShard(file);
    try (TarMembers members = TarMembers.open(file)) {
      for (TarMember member = members.next(); member != null; member = members.next()) {
        shard.add(member, members);
      }
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); check the file and its permissions"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
    shard.choose();
    return shard;
  }

  /** Where it is. */
  Path file() {
    return file;
  }

  /** What it has beside whole samples. */
  List<OmissionCount> leftOut() {
    return leftOut.reasons();
  }

  /** Number of samples. */
  int size() {
    return chosen == null ? samples.size() : chosen.length;
  }

  /** The class of a sample. */
  int label(int index) {
    return samples.label(sample(index));
  }

  /** Where the image of a sample begins. */
  long offset(int index) {
    return samples.offset(sample(index));
  }

  /** Bytes of the image of a sample. */
  long imageBytes(int index) {
    return samples.imageBytes(sample(index));
  }

  /** The name of a sample in messages. */
  String name(int index) {
    return named(samples.key(sample(index)));
  }

  private int sample(int index) {
    return chosen == null ? index : chosen[index];
  }

  private String named(String name) {
    return "%s, %s".formatted(PathText.name(file), Printable.of(name));
  }

  private void add(TarMember member, TarMembers members) {
    TarName name = TarName.of(member.name());
    if (!member.isFile()) {
      omit(OmissionReason.NO_MEMBER, member);
    } else if (name.isImage()) {
      addImage(member, samples.sample(member.name(), name.keyLength()));
    } else if (name.isClass()) {
      addClass(member, samples.sample(member.name(), name.keyLength()), members);
    } else {
      omit(name.keyLength() == 0 ? OmissionReason.HIDDEN : OmissionReason.NO_IMAGE, member);
    }
  }

  private void addImage(TarMember member, int sample) {
    if (samples.hasImage(sample)) {
      omit(OmissionReason.DUPLICATE, member);
    } else if (member.size() == 0) {
      omit(OmissionReason.EMPTY, member);
      samples.spoilImage(sample);
    } else {
      samples.putImage(sample, member.offset(), member.size());
    }
  }

  private void addClass(TarMember member, int sample, TarMembers members) {
    if (samples.hasClass(sample)) {
      omit(OmissionReason.DUPLICATE, member);
      return;
    }
    int label = member.size() > MOST_CLASS_BYTES ? -1 : number(members.content(member));
    if (label < 0) {
      omit(OmissionReason.UNKNOWN_CLASS, member);
      samples.spoilClass(sample);
    } else {
      samples.putClass(sample, label);
    }
  }

  /** A whole number up to the highest class with blanks around it, or -1. */
  private static int number(byte[] content) {
    String digits = new String(content, StandardCharsets.ISO_8859_1).strip();
    if (digits.isEmpty()) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > MOST_CLASS) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number > MOST_CLASS ? -1 : number;
  }

  private void choose() {
    int whole = 0;
    for (int sample = 0; sample < samples.size(); sample++) {
      String key = samples.isWhole(sample) ? "" : samples.key(sample);
      if (samples.isWhole(sample)) {
        whole++;
      } else if (!samples.hasClass(sample)) {
        leftOut.add(OmissionReason.NO_CLASS, () -> named(key));
      } else if (!samples.hasImage(sample)) {
        leftOut.add(OmissionReason.NO_PICTURE, () -> named(key));
      }
    }
    samples.trim();
    if (whole < samples.size()) {
      chosen = IntStream.range(0, samples.size()).filter(samples::isWhole).toArray();
    }
  }

  private void omit(OmissionReason reason, TarMember member) {
    leftOut.add(reason, () -> named(new String(member.name(), StandardCharsets.UTF_8)));
  }
}
