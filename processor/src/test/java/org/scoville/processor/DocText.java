package org.scoville.processor;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Doc comments as Markdown. */
final class DocText {
  private static final Pattern ARXIV = Pattern.compile("arXiv:(\\d{4}\\.\\d{4,5})");
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "&lt;", "gt", "&gt;", "amp", "&amp;", "nbsp", " ", "times", "×");
  private static final Map<String, String> STARTS =
      Map.of("p", "\n\n", "b", "**", "i", "*", "em", "*", "ul", "\n\n", "li", "\n- ");
  private static final Map<String, String> ENDS =
      Map.of("b", "**", "i", "*", "em", "*", "ul", "\n\n", "li", "", "p", "");

  private final UnaryOperator<String> page;

  /**
   * Markdown whose links lead to pages.
   *
   * @param page the link to the page of a type, by its simple name; "" if it has none
   */
  DocText(UnaryOperator<String> page) {
    this.page = page;
  }

  /** Paragraphs and lists, each paragraph on one line. */
  String markdown(List<? extends DocTree> trees) {
    String text = trees.stream().map(this::piece).collect(Collectors.joining());
    return ARXIV
        .matcher(text.replaceAll(" *\n *", "\n").replaceAll("\n{3,}", "\n\n").strip())
        .replaceAll("[arXiv:$1](https://arxiv.org/abs/$1)");
  }

  private String piece(DocTree tree) {
    if (tree instanceof TextTree text) {
      return escaped(oneLine(text.getBody()));
    }
    if (tree instanceof LiteralTree literal) {
      return "`" + oneLine(literal.getBody().getBody()).strip() + "`";
    }
    if (tree instanceof LinkTree link) {
      return link(link);
    }
    if (tree instanceof StartElementTree start) {
      return known(STARTS, start.getName().toString(), tree);
    }
    if (tree instanceof EndElementTree end) {
      return known(ENDS, end.getName().toString(), tree);
    }
    if (tree instanceof EntityTree entity) {
      return known(ENTITIES, entity.getName().toString(), tree);
    }
    throw new AssertionError("no Markdown for " + tree.getKind() + ": " + tree);
  }

  /** A type's page, or else its name; of a member the name alone. */
  private String link(LinkTree link) {
    String target = link.getReference().getSignature();
    String type = target.replaceAll("#.*", "").replaceAll(".*\\.", "");
    String label = link.getLabel().isEmpty() ? "" : markdown(link.getLabel());
    if (target.contains("#")) {
      return label.isEmpty() ? "`" + target.replaceAll(".*#", "") + "`" : label;
    }
    return label.isEmpty() ? type(type) : linked(label, type);
  }

  /** The name of a type, with a link to its page if it has one. */
  String type(String name) {
    return linked("`" + name + "`", name);
  }

  private String linked(String shown, String type) {
    String url = page.apply(type);
    return url.isEmpty() ? shown : "[%s](%s)".formatted(shown, url);
  }

  private static String known(Map<String, String> markdown, String name, DocTree tree) {
    String piece = markdown.get(name);
    if (piece == null) {
      throw new AssertionError("no Markdown for " + tree);
    }
    return piece;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("<", "&lt;");
  }
}
