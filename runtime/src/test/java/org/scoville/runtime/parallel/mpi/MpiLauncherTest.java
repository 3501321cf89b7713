package org.scoville.runtime.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What launchers say, variable by variable. */
class MpiLauncherTest {

  private static Optional<MpiLauncher> of(String variables) {
    Map<String, String> environment =
        Arrays.stream(variables.split(" "))
            .map(each -> each.split("=", -1))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    return MpiLauncher.of(environment);
  }

  @ParameterizedTest
  @CsvSource({
    "OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_LOCAL_SIZE=2, OPEN_MPI, 3, 4, 2",
    "OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=0, OPEN_MPI, 0, 2, 1",
    "PMI_SIZE=64 PMI_RANK=63 MPI_LOCALNRANKS=8, MPICH, 63, 64, 8",
    "PMI_SIZE=2 PMI_RANK=1, MPICH, 1, 2, 1",
    "OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=1 PMI_SIZE=1 PMI_RANK=0, OPEN_MPI, 1, 2, 1"
  })
  void variablesOfALauncherAreRead(
      String variables, MpiKind kind, int rank, int size, int localSize) {
    assertThat(of(variables)).contains(new MpiLauncher(kind, rank, size, localSize));
  }

  @ParameterizedTest
  @CsvSource({
    "HOME=/home/ada",
    "OMPI_COMM_WORLD_SIZE=1 OMPI_COMM_WORLD_RANK=0",
    "PMI_SIZE=1 PMI_RANK=0",
    "OMPI_COMM_WORLD_RANK=1",
    "RANK=0 WORLD_SIZE=2"
  })
  void aProcessThatIsAloneHasNone(String variables) {
    assertThat(of(variables)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PMI_SIZE=four PMI_RANK=0, PMI_SIZE is \"four\"",
    "PMI_SIZE= PMI_RANK=0, PMI_SIZE is \"\"",
    "PMI_SIZE=0 PMI_RANK=0, PMI_SIZE is \"0\"",
    "PMI_SIZE=-2 PMI_RANK=0, PMI_SIZE is \"-2\"",
    "PMI_SIZE=99999999999 PMI_RANK=0, PMI_SIZE is \"99999999999\"",
    "PMI_SIZE=4, PMI_RANK is not set",
    "PMI_SIZE=4 PMI_RANK=4, PMI_RANK is \"4\"",
    "PMI_SIZE=4 PMI_RANK=0 MPI_LOCALNRANKS=0, MPI_LOCALNRANKS is \"0\"",
    "PMI_SIZE=4 PMI_RANK=0 MPI_LOCALNRANKS=5, MPI_LOCALNRANKS is \"5\"",
    "OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=x, OMPI_COMM_WORLD_RANK is \"x\""
  })
  void nonsenseIsRefused(String variables, String fact) {
    assertThatThrownBy(() -> of(variables))
        .isInstanceOf(MpiProblem.class)
        .hasMessageStartingWith(fact);
  }

  @Test
  void aRefusalSaysWhatWouldBeRight() {
    assertThatThrownBy(() -> of("PMI_SIZE=4 PMI_RANK=7"))
        .hasMessage(
            "PMI_RANK is \"7\", where MPICH's launcher sets a number from 0 to 3; start the"
                + " processes with mpirun, or unset PMI_SIZE");
  }
}
