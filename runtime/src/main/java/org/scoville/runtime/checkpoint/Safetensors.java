package org.scoville.runtime.checkpoint;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.runtime.file.AtomicFile;
import org.scoville.runtime.file.Content;
import org.scoville.runtime.problem.FileProblem;

/**
 * The content of a {@code .safetensors} file: named tensors and a few words about them.
 *
 * <p>The format is Hugging Face's: eight bytes with the length of a JSON header, the header, then
 * the tensors' little-endian bytes without gaps.
 */
public final class Safetensors {

  private final Path file;
  private final Map<String, String> metadata;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

  Safetensors(Path file, Map<String, String> metadata, List<StoredTensor> tensors) {
    this.file = file;
    this.metadata = metadata;
    tensors.forEach(tensor -> this.tensors.put(tensor.name(), tensor));
  }

  /**
   * Reads a whole file.
   *
   * @throws CheckpointProblem if the file is missing, truncated or something else
   */
  public static Safetensors read(Path file) {
    return SafetensorsReader.read(file);
  }

  /**
   * Writes a file, which appears under its name only when it is whole. The header lists the tensors
   * in the order given.
   *
   * @throws FileProblem if it can't be written
   */
  public static void write(Path file, List<StoredTensor> tensors, Map<String, String> metadata) {
    AtomicFile.write(file, content(tensors, metadata));
  }

  /** The bytes of a file, for what writes it in its own way. */
  static Content content(List<StoredTensor> tensors, Map<String, String> metadata) {
    return SafetensorsWriter.content(tensors, metadata);
  }

  /** The file that was read. */
  public Path file() {
    return file;
  }

  /** The metadata of the file. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors, in the header's order. */
  public Collection<StoredTensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /** The tensor of a name, if the file has it. */
  public Optional<StoredTensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The tensor of a name.
   *
   * @throws CheckpointProblem if the file doesn't have it
   */
  public StoredTensor tensor(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new CheckpointProblem(
                    "%s has no tensor %s among its %d; use a file of the same network"
                        .formatted(file, name, tensors.size())));
  }
}
