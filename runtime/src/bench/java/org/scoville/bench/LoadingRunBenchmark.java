package org.scoville.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.bench.LoadedSource.Work;
import org.scoville.runtime.beton.BetonWriter;
import org.scoville.runtime.beton.PackOptions;
import org.scoville.runtime.beton.WriteMode;
import org.scoville.runtime.data.SpareBuffers;
import org.scoville.runtime.dataset.FolderSet;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.pack.Packing;

/**
 * When a loader's first batch comes, in a JVM that has run nothing else, and the memory of the
 * process after each epoch.
 *
 * <p>Arguments: the folder that {@link LoadingBenchmark} made, {@code jpg} or {@code folder},
 * epochs and threads (default 10 and 2). The data are the set's files eight times.
 */
public final class LoadingRunBenchmark {
  private static final int COPIES = 8;
  private static final int BATCH = 128;
  private static final int SIDE = 176;
  private static final double MILLIS = 1e6;

  private LoadingRunBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    ProcessTuning.apply();
    Path set = Path.of(args[0]);
    int epochs = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
    Path folder = set.resolve("many");
    Path beton = set.resolve("many.beton");
    if (!Files.isRegularFile(beton)) {
      repeat(set.resolve("images"), folder);
      Packing.Settings settings =
          new Packing.Settings(
              PackOptions.of(new WriteMode.Jpg()), BetonWriter.PAGE_SIZE, true, threads);
      Packing.write(FolderSet.whole(folder), beton, settings, () -> {}, unfinished -> {});
      System.out.println("the data are made; run again");
      return;
    }
    run(args[1].equals("folder") ? folder : beton, epochs, threads);
  }

  private static void run(Path data, int epochs, int threads) {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long startCpu = process.getProcessCpuTime();
    long start = System.nanoTime();
    LoadedSource source = LoadedSource.open(data, new Work(SIDE, false, 0), new SpareBuffers());
    double opened = (System.nanoTime() - start) / MILLIS;
    double first = (source.first(BATCH, threads) - start) / MILLIS;
    double cpu = (process.getProcessCpuTime() - startCpu) / MILLIS;
    System.out.printf(
        "%d images: opened in %.0f ms, first batch after %.0f ms (CPU %.0f)%n",
        source.source().size(), opened, first, cpu);
    source.load(0, epochs, BATCH, threads, LoadingRunBenchmark::print);
  }

  private static void print(int epoch) {
    System.out.printf("epoch %d: %s, direct buffers %d MB%n", epoch, resident(), direct() >> 20);
  }

  private static void repeat(Path images, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(images)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path parent = folder.resolve(images.relativize(file.getParent()));
      Files.createDirectories(parent);
      for (int copy = 0; copy < COPIES; copy++) {
        Files.createLink(parent.resolve(copy + "-" + file.getFileName()), file);
      }
    }
  }

  private static String resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .findFirst()
          .orElse("")
          .replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
