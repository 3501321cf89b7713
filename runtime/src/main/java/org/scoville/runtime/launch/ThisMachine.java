package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.scoville.runtime.precision.Gpus;
import org.scoville.runtime.precision.Hardware;
import org.scoville.runtime.precision.ProcessorBf16;

/** The hardware of the machine that this process runs on. */
final class ThisMachine implements Hardware {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  @Override
  public ProcessorBf16 processor() {
    return ProcessorBf16.of(lines(), System.getenv());
  }

  @Override
  public Gpus gpus() {
    return CudaDriver.gpus();
  }

  /** What can't be read is not known, as on other systems than Linux. */
  private static List<String> lines() {
    try {
      return Files.isReadable(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
