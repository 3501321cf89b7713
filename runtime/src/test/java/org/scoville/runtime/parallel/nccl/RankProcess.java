package org.scoville.runtime.parallel.nccl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.parallel.rendezvous.LaunchVariables;
import org.scoville.runtime.parallel.rendezvous.LinkSettings;
import org.scoville.runtime.parallel.rendezvous.ProcessLink;
import org.scoville.runtime.parallel.rendezvous.Rendezvous;
import org.scoville.runtime.parallel.rendezvous.Secret;
import org.scoville.runtime.problem.Problem;

/** A process with one rank, launched by torchrun's variables, that reduces by NCCL's stand-in. */
final class RankProcess {
  static final int SIZE = 40_000;
  private static final Duration LONG = Duration.ofMinutes(2);

  /** What the process does after its ranks have met. */
  enum Part {
    /** It averages, broadcasts and counts with the others, and prints what it has got. */
    TAKES_PART,
    /** It says that it is ready and does nothing more. */
    HANGS,
    /** It waits for the others in an average that never comes. */
    WAITS
  }

  private RankProcess() {}

  /** Torchrun's variables, without a secret because all are on one machine. */
  static Map<String, String> environment(int index, int count, int port) {
    return Map.of(
        "RANK", "" + index,
        "WORLD_SIZE", "" + count,
        "LOCAL_RANK", "" + index,
        "MASTER_ADDR", "127.0.0.1",
        "MASTER_PORT", "" + port);
  }

  /** Joins as a launched process does. */
  static ProcessLink join(Map<String, String> environment, int ranks) {
    LinkSettings settings =
        new LinkSettings(
            LONG, LONG, () -> 5, () -> Optional.of("scoville resume run"), warning -> {});
    return Rendezvous.join(
        LaunchVariables.read(environment).orElseThrow(), ranks, Secret.of(environment), settings);
  }

  /** Starts one. */
  static Process start(int index, int count, int port, StandIn standIn, Part part)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            RankProcess.class.getName(),
            standIn.file().toString(),
            part.name());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // A variable and not an argument: the class path may be longer than a command line.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(environment(index, count, port));
    return builder.start();
  }

  /** A process with one rank. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws InterruptedException {
    NcclLibrary library = new StandIn(Path.of(args[0])).load();
    try (ProcessLink link = join(System.getenv(), 1);
        Workbench bench = new Workbench();
        NcclGroup group = NcclGroup.open(library, List.of(Device.cpu()), Optional.of(link), LONG)) {
      switch (Part.valueOf(args[1])) {
        case TAKES_PART -> System.out.println(takePart(group, group.first(), bench));
        case HANGS -> {
          System.out.println("ready");
          Thread.sleep(LONG.toMillis());
        }
        case WAITS -> {
          System.out.println("ready");
          NDArray array = bench.array(new float[SIZE], SIZE);
          group.average(group.first(), array, bench.kernels());
        }
      }
    } catch (Problem e) {
      System.out.println(e.getMessage());
    }
  }

  /** What a rank gets from all collectives, in one line. */
  static String takePart(NcclGroup group, int rank, Workbench bench) {
    NDArray array = bench.array(RankValues.of(rank, SIZE), SIZE);
    group.average(rank, array, bench.kernels());
    int mean = Arrays.hashCode(array.toFloatArray());
    group.broadcast(rank, 2, array, bench.kernels());
    group.await(rank);
    int bits = group.union(rank, 1 << rank);
    long[] sums = group.sum(rank, rank, 10);
    boolean agreed = group.agree(rank, rank == 2);
    group.await(rank);
    return "mean %d bits %d sums %s agreed %b".formatted(mean, bits, Arrays.toString(sums), agreed);
  }
}
