package org.scoville.runtime.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The machine that a run is made on.
 *
 * @param processor the processor's name, or its architecture where the system doesn't say
 * @param cores cores that this process may use
 * @param memoryBytes memory that this process may use
 * @param gpus the names of the machine's NVIDIA GPUs, in the order of their places on the bus
 * @param system the operating system with its version
 * @param jvm the Java virtual machine with its version
 */
public record Machine(
    String processor, int cores, long memoryBytes, List<String> gpus, String system, String jvm) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path GPUS = Path.of("/proc/driver/nvidia/gpus");

  /** Copies the list. */
  public Machine {
    gpus = List.copyOf(gpus);
  }

  /** This machine. */
  public static Machine current() {
    return new Machine(
        processorName().orElseGet(Machine::architecture),
        Runtime.getRuntime().availableProcessors(),
        totalMemory(),
        gpus(GPUS),
        "%s %s %s".formatted(property("os.name"), property("os.version"), property("os.arch")),
        "%s %s".formatted(property("java.vm.name"), property("java.vm.version")));
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static Optional<String> processorName() {
    try {
      return Files.isReadable(PROCESSORS)
          ? value(Files.readAllLines(PROCESSORS), "model name")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Windows has the name of its processor's family in the environment. */
  private static String architecture() {
    String name = System.getenv("PROCESSOR_IDENTIFIER");
    return name == null ? property("os.arch") : name;
  }

  private static long totalMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** The models in the files that NVIDIA's driver has for each GPU. */
  static List<String> gpus(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      List<Path> sorted = new ArrayList<>();
      entries.forEach(sorted::add);
      Collections.sort(sorted);
      List<String> models = new ArrayList<>();
      for (Path entry : sorted) {
        List<String> lines = Files.readAllLines(entry.resolve("information"));
        models.add(value(lines, "Model").orElse("unknown"));
      }
      return models;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The value of the first line {@code name : value}. */
  static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.contains(":"))
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /**
   * The machine as JSON.
   *
   * @param instructionSet the instructions that libtorch uses on it
   */
  public ObjectNode json(String instructionSet) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("processor", processor).put("cores", cores).put("instruction_set", instructionSet);
    json.put("memory_bytes", memoryBytes);
    gpus.forEach(json.putArray("gpus")::add);
    return json.put("system", system).put("jvm", jvm);
  }
}
