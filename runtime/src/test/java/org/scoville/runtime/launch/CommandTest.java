package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTest {
  @Test
  void listNamesEveryRecipeOnTheClassPath() {
    assertThat(Invocation.scoville("list").worked().out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("SmallFolder ")
                    .contains("3 epochs", "batch 16", SmallRecipe.folder().spec().name()),
            line ->
                assertThat(line)
                    .startsWith("SmallGray ")
                    .contains("3 epochs", "batch 16", SmallRecipe.gray().spec().name()));
  }

  @Test
  void withoutACommandItPrintsWhatThereIs() {
    Invocation printed = Invocation.scoville().worked();
    assertThat(printed.out()).contains("list", "explain", "rule", "train", "--verbose");
    assertThat(printed).isEqualTo(Invocation.scoville("--help"));
    assertThat(printed).isEqualTo(Invocation.scoville("help"));
    assertThat(Invocation.scoville("help", "rule"))
        .isEqualTo(Invocation.scoville("rule", "--help"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--data=PATH",
        "--split=SHARE",
        "--limit=N",
        "--other-data",
        "--devices=DEVICE[,DEVICE...]",
        "--epochs=N",
        "--batch-size=N",
        "--micro-batch=N",
        "--seed=N",
        "--out=DIR",
        "--threads=N",
        "--verbose"
      })
  void everyMainTakesTheSameOptions(String option) {
    assertThat(Invocation.scoville("train", "--help").worked().out()).contains(option);
    assertThat(Invocation.scoville("explain", "--help").worked().out()).contains(option);
    assertThat(Invocation.main(new SmallGrayTrainer(), "--help").worked().out()).contains(option);
  }

  @Test
  void aGeneratedMainGoesByItsName() {
    assertThat(Invocation.main(new SmallGrayTrainer(), "--help").worked().out())
        .startsWith("Usage: SmallGrayTrainer ");
  }

  @Test
  void itPrintsItsVersionAndJavas() {
    assertThat(Invocation.scoville("--version").worked().out())
        .contains("scoville ", "Java " + Runtime.version());
  }

  @Test
  void anOptionThatIsNotThereIsNamed() {
    Invocation.main(new SmallGrayTrainer(), "--nonsense")
        .misused("no option --nonsense;", "SmallGrayTrainer --help");
    Invocation.scoville("train", "small-gray", "--nonsense").misused("no option --nonsense;");
    Invocation.scoville("paint")
        .misused(
            "\"paint\"; choose one of list, explain, diff, rule, train, resume, runs, evaluate, pack, inspect, bench, help");
  }

  @ParameterizedTest
  @CsvSource({
    "--epoch=3, --epoch; did you mean --epochs?",
    "--batchsize, --batchsize; did you mean --batch-size?",
    "--dta, --dta; did you mean --data?",
    "--verbos, --verbos; did you mean --verbose?"
  })
  void anOptionMistypedGetsTheOneThatIsMeant(String typed, String sentence) {
    Invocation.main(new SmallGrayTrainer(), typed).misused("there is no option " + sentence);
    Invocation.scoville("explain", "small-gray", typed)
        .misused("there is no option " + sentence, "scoville explain --help");
  }

  @ParameterizedTest
  @CsvSource({"trian, train", "lst, list", "expl, explain", "Dif, diff"})
  void aCommandMistypedGetsTheOneThatIsMeant(String typed, String meant) {
    Invocation.scoville(typed)
        .misused("there is no command \"%s\"; did you mean %s?".formatted(typed, meant));
  }

  @ParameterizedTest
  @CsvSource({
    "small-grey, did you mean SmallGray?",
    "SmallGrya, did you mean SmallGray?",
    "small_folder, did you mean SmallFolder?",
    "org.scoville.runtime.launch.SmalGray, did you mean SmallGray?",
    "small-, did you mean SmallFolder or SmallGray?",
    "resnet, choose one of SmallFolder"
  })
  void aRecipeMistypedGetsTheOneThatIsMeant(String typed, String question) {
    for (String command : new String[] {"train", "explain"}) {
      Invocation.scoville(command, typed)
          .misused(
              "there is no recipe \"%s\"".formatted(typed),
              "; " + question,
              "SmallFolder, SmallGray");
    }
    Invocation.scoville("diff", "small-gray", typed).misused("\"" + typed + "\"", question);
  }

  /** Picocli's own words start with a capital and know no remedy. */
  @ParameterizedTest
  @CsvSource({
    "train small-gray --epochs many, '--epochs is \"many\"; give a whole number of at most'",
    "train small-gray --seed 9223372036854775808, '--seed is \"9223372036854775808\"; give a'",
    "train small-gray --seed, --seed lacks its value N; see scoville train --help",
    "train small-gray --seed --epochs 1, --seed lacks its value N; see scoville train --help",
    "train small-gray --seed 1 --seed 2, --seed is given twice; give it once; see scoville",
    "explain small-gray --json=no, '--json takes no value and has \"no\"; leave the value out'",
    "train, scoville train needs RECIPE; see scoville train --help",
    "explain, scoville explain needs RECIPE; see scoville explain --help",
    "diff, scoville diff needs RECIPE and OTHER; see scoville diff --help",
    "diff small-gray, scoville diff needs RECIPE and OTHER; see scoville diff --help",
    "help trian, 'there is no command \"trian\"; did you mean train?'"
  })
  void wordsThatCantBeReadGetTheFactAndTheRemedy(String line, String sentence) {
    Invocation.scoville((Object[]) line.split(" ")).misused("scoville: " + sentence);
  }

  @Test
  void aWordTooManyIsNamed() {
    Invocation.scoville("train", "small-gray", "now").misused("\"now\" is a word too many");
    Invocation.main(new SmallGrayTrainer(), "now").misused("\"now\" is a word too many");
  }

  @Test
  void everyHelpPrintsTheExitCodes() {
    everyHelpPrintsTheExitCodes(new CommandLine(new Scoville()));
    everyHelpPrintsTheExitCodes(Launcher.trainer(new SmallGrayTrainer()));
  }

  private static void everyHelpPrintsTheExitCodes(CommandLine command) {
    if (command.getCommand() instanceof CommandLine.HelpCommand) {
      // It prints another command's help.
      return;
    }
    assertThat(command.getUsageMessage().lines())
        .as(command.getCommandSpec().qualifiedName())
        .contains(
            "Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 stopped by --max-time,",
            "129, 130 and 143 ended by SIGHUP, SIGINT (Ctrl-C) and SIGTERM.");
    command.getSubcommands().values().forEach(CommandTest::everyHelpPrintsTheExitCodes);
  }
}
