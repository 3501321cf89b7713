package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptDoor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script compiled for one device and one thread. */
final class ScriptModule implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("\", line (\\d+)");
  private static final Pattern METHOD = Pattern.compile("\\s*def (\\w+)\\(.*");

  private final long handle;

  private ScriptModule(long handle) {
    this.handle = handle;
  }

  /**
   * Compiles a script.
   *
   * @throws EngineProblem with the method and the engine's sentence, if it can't be compiled
   */
  static ScriptModule compile(Script script, Device device) {
    byte[] archive = ScriptArchive.of(script.methods());
    try {
      return new ScriptModule(
          JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), device, true, false));
    } catch (EngineException e) {
      throw new EngineProblem(refused(script, String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading an archive from memory", e);
    }
  }

  private static String refused(Script script, String message) {
    String sentence =
        message
            .lines()
            .map(line -> line.strip().replaceAll("[.;:]+$", ""))
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("no reason given");
    return "%s of the TorchScript of %s does not compile (%s); correct it"
        .formatted(
            method(script, message).map(name -> "method " + name).orElse("a method"),
            script.name(),
            sentence);
  }

  /** The method that begins at or above the first line that a message names. */
  private static Optional<String> method(Script script, String message) {
    Matcher named = LINE.matcher(message);
    if (!named.find()) {
      return Optional.empty();
    }
    return script
        .methods()
        .lines()
        .limit(Long.parseLong(named.group(1)) - ScriptArchive.HEAD_LINES)
        .map(METHOD::matcher)
        .filter(Matcher::matches)
        .map(definition -> definition.group(1))
        .reduce((above, below) -> below);
  }

  /** Runs a method that changes its arguments in place; closes the arguments. */
  void update(String method, IValue... arguments) {
    try {
      ScriptDoor.run(handle, method, arguments).close();
    } finally {
      close(arguments);
    }
  }

  /** Runs a method that returns a tensor, into the manager of an array; closes the arguments. */
  NDArray call(String method, NDArray owner, IValue... arguments) {
    try (IValue result = ScriptDoor.run(handle, method, arguments)) {
      return result.toTensor((PtNDManager) owner.getManager());
    } finally {
      close(arguments);
    }
  }

  /** Runs a method that returns a list of whole numbers; closes the arguments. */
  long[] numbers(String method, IValue... arguments) {
    try (IValue result = ScriptDoor.run(handle, method, arguments)) {
      return result.toLongArray();
    } finally {
      close(arguments);
    }
  }

  private static void close(IValue... values) {
    for (IValue value : values) {
      value.close();
    }
  }

  @Override
  public void close() {
    JniUtils.deleteModule(handle);
  }
}
