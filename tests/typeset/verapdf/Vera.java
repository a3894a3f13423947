import static org.verapdf.pdfa.Foundries.defaultInstance;

import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Judges PDF files: java Vera FLAVOUR FILE... ; a line "PASS file" or "FAIL file", then reasons. */
public class Vera {
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        for (int index = 1; index < arguments.length; index++) {
            judge(flavour, arguments[index]);
        }
    }

    private static void judge(PDFAFlavour flavour, String file) {
        try (var stream = new FileInputStream(file);
                var parser = defaultInstance().createParser(stream, flavour)) {
            var verdict = defaultInstance().createValidator(flavour, false).validate(parser);
            System.out.println((verdict.isCompliant() ? "PASS " : "FAIL ") + file);
            for (var assertion : verdict.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    System.out.println("  " + rule.getClause() + "-" + rule.getTestNumber() + " "
                            + assertion.getMessage().replace('\n', ' '));
                }
            }
        } catch (Throwable reason) {
            System.out.println("FAIL " + file);
            System.out.println("  " + reason.toString().replace('\n', ' '));
        }
    }
}
