package org.scoville.runtime.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.scoville.runtime.checkpoint.Safetensors;

/** One golden case: what went into a reference implementation and what came out. */
public final class GoldenCase {

  private final JsonNode node;
  private final Path folder;
  private final Supplier<Safetensors> tensors;

  GoldenCase(JsonNode node, Path folder, Supplier<Safetensors> tensors) {
    this.node = node;
    this.folder = folder;
    this.tensors = tensors;
  }

  /** The case's unique name. */
  public String name() {
    return node.get("name").asText();
  }

  /** The algorithm of the case. */
  public String algorithm() {
    return node.get("algorithm").asText();
  }

  /** The file that holds the tensors of the case's group. */
  public String file() {
    return node.path("file").asText();
  }

  /** A file of another kind that belongs to the case. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The hyperparameters, by the reference's names. */
  public JsonNode hyperparameters() {
    return node.path("hyperparameters");
  }

  /** The random draws of the reference. */
  public JsonNode fixed() {
    return node.path("fixed");
  }

  /** Expected numbers, tables and names that are no tensors. */
  public JsonNode expect() {
    return node.path("expect");
  }

  /** The stated tolerance, for what {@link #check} doesn't cover, such as trajectories. */
  public JsonNode tolerance() {
    return node.path("tolerance");
  }

  /** The inputs' logical names. */
  public List<String> inputs() {
    return names("inputs");
  }

  /** The outputs' logical names. */
  public List<String> outputs() {
    return names("outputs");
  }

  /** An input. */
  public GoldenTensor input(String name) {
    return tensor("inputs", name);
  }

  /** An expected output. */
  public GoldenTensor output(String name) {
    return tensor("outputs", name);
  }

  /** Holds a result against an expected output. */
  public void check(String output, float[] actual) {
    new Tolerance(tolerance()).check(what(output), output(output).floats(), actual);
  }

  /** Holds an image against an expected output. */
  public void check(String output, byte[] actual) {
    new Tolerance(tolerance()).check(what(output), output(output).bytes(), actual);
  }

  /** Holds whole numbers against an expected output. */
  public void check(String output, long[] actual) {
    new Tolerance(tolerance()).check(what(output), output(output).longs(), actual);
  }

  @Override
  public String toString() {
    return name();
  }

  private String what(String output) {
    return name() + " " + output;
  }

  private GoldenTensor tensor(String group, String name) {
    JsonNode key = node.path(group).get(name);
    if (key == null) {
      throw new AssertionError(
          "%s has no %s among its %s %s".formatted(name(), name, group, names(group)));
    }
    return new GoldenTensor(tensors.get().tensor(key.asText()));
  }

  private List<String> names(String group) {
    List<String> names = new ArrayList<>();
    node.path(group).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
