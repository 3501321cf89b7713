package org.scoville.runtime.parallel.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.problem.LaunchProblem;

/** What launchers put into the environment. */
class LaunchVariablesTest {

  private static final String TORCHRUN =
      "RANK=3 WORLD_SIZE=8 LOCAL_RANK=1 MASTER_ADDR=node0 MASTER_PORT=29500";
  private static final String KUBEFLOW =
      "PET_NNODES=4 PET_NODE_RANK=2 PET_MASTER_ADDR=job-0.job PET_MASTER_PORT=29400";
  private static final String SLURM =
      "SLURM_PROCID=5 SLURM_NTASKS=16 SLURM_LOCALID=1 MASTER_ADDR=node7";

  private static Map<String, String> environment(String words) {
    Map<String, String> environment = new HashMap<>();
    for (String word : words.split(" ", -1)) {
      environment.put(word.replaceAll("=.*", ""), word.replaceAll("^[^=]*=?", ""));
    }
    return environment;
  }

  private static ProcessPlace place(String words) {
    return LaunchVariables.read(environment(words)).orElseThrow();
  }

  @Test
  void torchrunGivesEachProcessAGpu() {
    assertThat(place(TORCHRUN))
        .isEqualTo(new ProcessPlace(3, 8, OptionalInt.of(1), "node0", 29500));
  }

  @ParameterizedTest
  @CsvSource({"True, 29501", "true, 29501", "1, 29501", "False, 29500", "0, 29500"})
  void whereTorchrunsAgentListensTheNextPortIsTaken(String value, int port) {
    assertThat(place(TORCHRUN + " TORCHELASTIC_USE_AGENT_STORE=" + value).port()).isEqualTo(port);
  }

  @Test
  void kubeflowGivesEachProcessAMachine() {
    assertThat(place(KUBEFLOW))
        .isEqualTo(new ProcessPlace(2, 4, OptionalInt.empty(), "job-0.job", 29400));
  }

  @Test
  void slurmGivesEachTaskAGpuAndHasAUsualPort() {
    assertThat(place(SLURM)).isEqualTo(new ProcessPlace(5, 16, OptionalInt.of(1), "node7", 29500));
    assertThat(place(SLURM + " MASTER_PORT=4000").port()).isEqualTo(4000);
  }

  @Test
  void torchrunComesBeforeKubeflowAndKubeflowBeforeSlurm() {
    assertThat(place(TORCHRUN + " " + KUBEFLOW + " " + SLURM).index()).isEqualTo(3);
    assertThat(place(KUBEFLOW + " " + SLURM).index()).isEqualTo(2);
  }

  @Test
  void ranksOfMachinesAreKubeflows() {
    assertThat(place(TORCHRUN.replaceAll("LOCAL_RANK=1 ", "") + " " + KUBEFLOW).gpu()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING",
    "MASTER_ADDR=node0 MASTER_PORT=29500",
    "SLURM_JOB_ID=7 SLURM_PROCID=0 SLURM_LOCALID=0",
    "SLURM_NTASKS=1 SLURM_PROCID=0 SLURM_LOCALID=0",
    "SLURM_NTASKS=4 SLURM_JOB_ID=7",
    "RANK= WORLD_SIZE=",
    "OMPI_COMM_WORLD_SIZE=4 RANK=1 WORLD_SIZE=4",
    "PMI_SIZE=4 SLURM_NTASKS=4 SLURM_PROCID=1"
  })
  void nothingOrMpisIsNoPlace(String words) {
    assertThat(LaunchVariables.read(environment(words))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RANK=0 WORLD_SIZE=2 | RANK and WORLD_SIZE are set, but not LOCAL_RANK, MASTER_ADDR and"
            + " MASTER_PORT; set them as torchrun does, or unset RANK and WORLD_SIZE to train in"
            + " one process",
        "LOCAL_RANK=0 | LOCAL_RANK is set, but not RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT;"
            + " set them as torchrun does, or unset LOCAL_RANK to train in one process",
        "PET_NNODES=2 PET_NODE_RANK=0 PET_MASTER_ADDR=a | PET_NNODES, PET_NODE_RANK and"
            + " PET_MASTER_ADDR are set, but not PET_MASTER_PORT; set it as Kubeflow Trainer does,"
            + " or unset PET_NNODES, PET_NODE_RANK and PET_MASTER_ADDR to train in one process",
        "SLURM_NTASKS=4 SLURM_PROCID=1 SLURM_LOCALID=1 | SLURM_PROCID, SLURM_NTASKS and"
            + " SLURM_LOCALID are set, but not MASTER_ADDR; set it (MASTER_ADDR: the first name"
            + " that \"scontrol show hostnames\" prints), or unset SLURM_NTASKS to train in one"
            + " process"
      })
  void halfASetIsRefusedWithWhatIsMissing(String words, String sentence) {
    assertThatThrownBy(() -> place(words)).isInstanceOf(LaunchProblem.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RANK=8 | RANK is \"8\"; set it to a whole number from 0 to 7",
        "RANK=-1 | RANK is \"-1\"; set it to a whole number from 0 to 7",
        "RANK=one | RANK is \"one\"; set it to a whole number from 0 to 7",
        "WORLD_SIZE=0 | WORLD_SIZE is \"0\"; set it to a whole number from 1 to 100000",
        "LOCAL_RANK=9 | LOCAL_RANK is \"9\"; set it to a whole number from 0 to 7",
        "MASTER_PORT=65536 | MASTER_PORT is \"65536\"; set it to a whole number from 1 to 65535",
        "MASTER_PORT=99999999999 | MASTER_PORT is \"99999999999\"; set it to a whole number from 1"
            + " to 65535"
      })
  void valuesThatCantBeAreNamed(String word, String sentence) {
    Map<String, String> all = environment(TORCHRUN);
    all.putAll(environment(word));
    assertThatThrownBy(() -> LaunchVariables.read(all)).hasMessage(sentence);
  }

  @Test
  void thereIsNoPortAfterTheLast() {
    assertThatThrownBy(
            () -> place(TORCHRUN.replace("29500", "65535") + " TORCHELASTIC_USE_AGENT_STORE=True"))
        .hasMessageContaining("no next port");
  }

  @Test
  void aRangeOfMachinesIsNoNumber() {
    assertThatThrownBy(() -> place(KUBEFLOW.replace("NNODES=4", "NNODES=1:4")))
        .hasMessage("PET_NNODES is \"1:4\"; set it to a whole number from 1 to 100000");
  }
}
