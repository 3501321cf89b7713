package org.scoville.runtime.parallel.mpi;

import java.util.List;

/**
 * The two families of MPI. A program of one can't use the other's library: names, handles and the
 * way to the launcher differ.
 */
public enum MpiKind {
  /** Open MPI, with the binary interface of libmpi.so.40. */
  OPEN_MPI(
      "Open MPI",
      "mpirun.openmpi",
      "Open MPI",
      "libmpi.so.40",
      "libmpi.so",
      "libopenmpi3",
      "OMPI_COMM_WORLD_SIZE",
      "OMPI_COMM_WORLD_RANK",
      "OMPI_COMM_WORLD_LOCAL_SIZE"),
  /** MPICH, with its binary interface 12. */
  MPICH(
      "MPICH",
      "mpirun.mpich",
      "MPICH",
      "libmpich.so.12",
      "libmpi.so.12",
      "libmpich12",
      "PMI_SIZE",
      "PMI_RANK",
      "MPI_LOCALNRANKS");

  private final String words;
  private final String launcher;
  private final String versionStart;
  private final String library;
  private final String otherLibrary;
  private final String debianPackage;
  private final String sizeVariable;
  private final String rankVariable;
  private final String localSizeVariable;

  MpiKind(
      String words,
      String launcher,
      String versionStart,
      String library,
      String otherLibrary,
      String debianPackage,
      String sizeVariable,
      String rankVariable,
      String localSizeVariable) {
    this.words = words;
    this.launcher = launcher;
    this.versionStart = versionStart;
    this.library = library;
    this.otherLibrary = otherLibrary;
    this.debianPackage = debianPackage;
    this.sizeVariable = sizeVariable;
    this.rankVariable = rankVariable;
    this.localSizeVariable = localSizeVariable;
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }

  /** Its launcher, as Debian and Ubuntu name it where both families are installed. */
  String launcher() {
    return launcher;
  }

  /** What its library's version begins with. */
  String versionStart() {
    return versionStart;
  }

  /** Its library's names, in the order in which they are tried. */
  List<String> libraries() {
    return List.of(library, otherLibrary);
  }

  /** The package of Debian and Ubuntu that brings the library. */
  String debianPackage() {
    return debianPackage;
  }

  /** The variable by which its launcher tells the number of processes. */
  String sizeVariable() {
    return sizeVariable;
  }

  /** The variable by which its launcher tells a process its number. */
  String rankVariable() {
    return rankVariable;
  }

  /** The variable by which its launcher tells how many processes run on this machine. */
  String localSizeVariable() {
    return localSizeVariable;
  }
}
