package org.scoville.runtime.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;

/** A process that mpirun starts; it meets the others in all ways and checks what comes of it. */
final class MeetingMain {
  private static final int[] LENGTHS = {1, 3, 1000, 40_001};
  private static final int AVERAGES = 200;
  private static final int AVERAGED = 250_000;
  private static final long KEPT = 64L << 20;

  private MeetingMain() {}

  /** Checks everything; an error ends the process with its stack trace. */
  public static void main(String[] args) throws Exception {
    MpiLauncher launcher = MpiLauncher.of(System.getenv()).orElseThrow();
    try (ProcessGroup processes = MpiProcesses.join(launcher, Duration.ofMinutes(5))) {
      assertThat(processes.size()).isEqualTo(launcher.size()).isEqualTo(Integer.parseInt(args[0]));
      assertThat(launcher.localSize()).isEqualTo(launcher.size());
      assertThat(processes.command()).isEqualTo("mpirun -np " + args[0] + " ");
      NullChecks.survive();
      texts(processes);
      differentDevices(processes);
      for (int local : new int[] {1, 2}) {
        RankGroup group = processes.ranks(Collections.nCopies(local, Device.cpu()));
        assertThat(group.size()).isEqualTo(local * processes.size());
        assertThat(group.first()).isEqualTo(local * processes.rank());
        LocalRanks.run(group, (rank, bench) -> meet(group, rank, bench));
        means(processes, group);
      }
      RankGroup group = processes.ranks(List.of(Device.cpu()));
      LocalRanks.run(group, (rank, bench) -> memory(group, rank, bench));
      NullChecks.survive();
      if (processes.rank() == 0) {
        System.out.println("all is well");
      }
    } catch (Throwable e) {
      e.printStackTrace();
      // What isn't caught on the main thread would wait for the others in close().
      Runtime.getRuntime().halt(1);
    }
  }

  private static void texts(ProcessGroup processes) {
    List<String> expected =
        IntStream.range(0, processes.size()).mapToObj(rank -> "né\n".repeat(rank)).toList();
    assertThat(processes.gather(expected.get(processes.rank()))).isEqualTo(expected);
    assertThat(processes.gather("")).isEqualTo(Collections.nCopies(processes.size(), ""));
  }

  private static void differentDevices(ProcessGroup processes) {
    assertThatThrownBy(
            () -> processes.ranks(Collections.nCopies(processes.rank() == 1 ? 3 : 2, Device.cpu())))
        .isInstanceOf(MpiProblem.class)
        .hasMessage(
            "process 0 has 2 devices and process 1 has 3; give each as many with --devices");
  }

  private static boolean meet(RankGroup group, int rank, Workbench bench) {
    int size = group.size();
    assertThat(group.union(rank, 1 << rank)).isEqualTo((1 << size) - 1);
    assertThat(group.union(rank, 0)).isZero();
    assertThat(group.agree(rank, rank == size - 1)).isTrue();
    long sum = size * (size - 1L) / 2;
    assertThat(group.sum(rank, rank, 1L << 40, 10L * rank))
        .containsExactly(sum, (long) size << 40, 10 * sum);
    for (int root : new int[] {0, size - 1, 1}) {
      NDArray array = bench.array(values(rank, 77), 77);
      group.broadcast(rank, root, array, bench.kernels());
      assertThat(array.toFloatArray()).isEqualTo(values(root, 77));
    }
    return true;
  }

  /** Means of all lengths: those of threads that meet, if a process has one; the same for all. */
  private static void means(ProcessGroup processes, RankGroup group) throws Exception {
    for (int length : LENGTHS) {
      List<float[]> means =
          LocalRanks.run(group, (rank, bench) -> mean(group, rank, length, bench));
      ReplicaGroup threads = new ReplicaGroup(group.size());
      float[] expected =
          LocalRanks.run(threads, (rank, bench) -> mean(threads, rank, length, bench)).get(0);
      for (float[] mean : means) {
        if (group.local() == 1) {
          assertThat(bits(mean)).isEqualTo(bits(expected));
        } else {
          assertThat(mean).containsExactly(expected, Offset.offset(1e-4f));
        }
      }
      String own = means.stream().map(mean -> Arrays.toString(bits(mean))).distinct().toList() + "";
      assertThat(processes.gather(own)).containsOnly(own);
    }
  }

  private static float[] mean(RankGroup group, int rank, int length, Workbench bench) {
    NDArray array = bench.array(values(rank, length), length);
    group.average(rank, array, bench.kernels());
    group.await(rank);
    return array.toFloatArray();
  }

  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
  }

  /** Numbers whose sum depends on the order; some negative zeros. */
  private static float[] values(int rank, int length) {
    Random random = new Random(rank);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i % 7 == 2 ? -0f : (float) (random.nextGaussian() * Math.pow(10, i % 3));
    }
    return values;
  }

  /** Memory after some averages and after many. */
  private static boolean memory(RankGroup group, int rank, Workbench bench) throws Exception {
    NDArray array = bench.array(values(rank, AVERAGED), AVERAGED);
    long before = 0;
    for (int i = 0; i < AVERAGES; i++) {
      group.average(rank, array, bench.kernels());
      if (i == AVERAGES / 10) {
        before = residentBytes();
      }
    }
    assertThat(residentBytes() - before).isLessThan(KEPT);
    return true;
  }

  private static long residentBytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
