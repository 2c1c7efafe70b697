namespace Axon.Core.Kernel;

/// <summary>Answers beside what they are about, so that nobody has to count which belongs to which.</summary>
public static class Tied
{
    /// <summary>Each thing asked about with its answer, by the thing itself: two that are equal have each their own.</summary>
    /// <param name="answers">One for each, in their order.</param>
    /// <exception cref="InvalidOperationException">There are more or fewer.</exception>
    public static IReadOnlyDictionary<TAsked, TAnswer> To<TAsked, TAnswer>(IReadOnlyList<TAsked> asked, IReadOnlyList<TAnswer> answers)
        where TAsked : class
    {
        if (asked.Count != answers.Count)
        {
            throw new InvalidOperationException($"{answers.Count} answers for {asked.Count}");
        }

        Dictionary<TAsked, TAnswer> tied = new(asked.Count, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < asked.Count; i++)
        {
            tied.Add(asked[i], answers[i]);
        }

        return tied;
    }
}
