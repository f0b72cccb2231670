import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks each file named on standard input, one a line behind the standard and a space ("2a book.pdf").
 * Says each rule that is broken, one a line, and "checked" with the number of things looked at.
 */
public class VeraPdfServer {
    private static final int MOST = 1000;

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader asked =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            int space = line.indexOf(' ');
            check(PDFAFlavour.fromString(line.substring(0, space)), new File(line.substring(space + 1)));
        }
    }

    private static void check(PDFAFlavour standard, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standard);
                PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(standard, MOST, false, false, false)) {
            ValidationResult found = validator.validate(parser);
            for (TestAssertion assertion : found.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.printf(
                        "%s/%d %s (%s)%n",
                        assertion.getRuleId().getClause(),
                        assertion.getRuleId().getTestNumber(),
                        assertion.getMessage().replaceAll("\\s+", " "),
                        assertion.getLocation().getContext());
                }
            }
            if (!found.isCompliant() && found.getTestAssertions().isEmpty()) {
                System.out.println("it is not as the standard asks");
            }
            System.out.printf("checked %d%n", found.getTotalAssertions());
        }
    }
}
