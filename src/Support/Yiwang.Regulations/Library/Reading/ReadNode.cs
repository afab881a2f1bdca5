using Yiwang.Regulations.Library.Issues;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>A node with what stands inside it.</summary>
internal sealed record ReadNode(Node Node, IReadOnlyList<ReadNode> Children)
{
    /// <param name="nodes">In reading order; a whole document, or one node with everything inside it.</param>
    public static IReadOnlyList<ReadNode> Tree(IReadOnlyList<Node> nodes)
    {
        var at = 0;
        return nodes.Count == 0 ? [] : Siblings(nodes, ref at, nodes[^1].Order + 1);
    }

    private static List<ReadNode> Siblings(IReadOnlyList<Node> nodes, ref int at, int end)
    {
        var siblings = new List<ReadNode>();
        while (at < nodes.Count && nodes[at].Order < end)
        {
            var node = nodes[at++];
            siblings.Add(new(node, Siblings(nodes, ref at, node.End)));
        }

        return siblings;
    }
}
